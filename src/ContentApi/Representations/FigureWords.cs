using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>The words of a figure.</summary>
/// <param name="Place">What stands for the image, as in the page dump; where the image is shown, its alternative text. Null: nothing.</param>
/// <param name="Caption">What stands below it, or null.</param>
/// <param name="Credit">Who made the image, or null.</param>
internal readonly record struct FigureWords(string? Place, string? Caption, string? Credit)
{
    /// <summary>A label that is all that is known is the caption.</summary>
    public static FigureWords Of(FigureBlock figure) =>
        figure is { ImageUrl: null, Caption: null } ? new(null, figure.Label, figure.Credit) : new(figure.Label, figure.Caption, figure.Credit);

    /// <summary>Caption and credit as one line; empty where neither is known.</summary>
    public string CaptionLine => string.Join(' ', new[] { Caption, Credit is null ? null : $"({Credit})" }.OfType<string>());

    /// <summary>What is said in the place of a video.</summary>
    public static string Of(VideoBlock video) => video.Label.StartsWith("video", StringComparison.OrdinalIgnoreCase) ? video.Label : "Video: " + video.Label;
}
