using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>What is shown of a figure or video.</summary>
/// <param name="ImageUrl">The address of the image, or null.</param>
/// <param name="Place">What stands for the image, as in the page dump; where the image is shown, its alternative text. Null: nothing.</param>
/// <param name="Caption">What stands below it, or null.</param>
/// <param name="Credit">Who made the image, or null.</param>
internal readonly record struct FigureWords(string? ImageUrl, string? Place, string? Caption, string? Credit)
{
    /// <summary>A label that is all that is known is the caption.</summary>
    public static FigureWords Of(FigureBlock figure) =>
        figure is { ImageUrl: null, Caption: null }
            ? new(null, null, figure.Label, figure.Credit)
            : new(figure.ImageUrl, figure.Label, figure.Caption, figure.Credit);

    /// <summary>Of a video only the label is known.</summary>
    public static FigureWords Of(VideoBlock video) =>
        new(null, null, video.Label.StartsWith("video", StringComparison.OrdinalIgnoreCase) ? video.Label : "Video: " + video.Label, null);

    /// <summary>Caption and credit as one line; empty where neither is known.</summary>
    public string CaptionLine => string.Join(' ', new[] { Caption, Credit is null ? null : $"({Credit})" }.OfType<string>());
}
