using System.Globalization;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>Fifty-seven invented articles: many share a day, some have an instant, some no date.</summary>
public sealed class ManyArticles : ContentApiFactory
{
    public const int Count = 57;

    public ManyArticles()
        : base(new TestFolder())
    {
        for (var i = 0; i < Count; i++)
            Put(i);
    }

    public void Put(int i)
    {
        string[] firsts = ["Ăn", "An", "Ấm", "Đường", "Dừa", "Ớt", "Ong", "Ưu", "Ung"];
        var date = (i % 4) switch
        {
            0 => $"{1 + (i % 3):D2}/08/2018",
            1 => $"{1 + (i % 3):D2}/08/2018 0{i % 7}:15",
            2 => "02/08/2018 00:00",
            _ => null,
        };
        Folder.Put(
            string.Create(CultureInfo.InvariantCulture, $"{(i * 31) % 1009:D4}.txt"),
            new PageDump($"{firsts[i % firsts.Length]} vùng quê thứ {i} vào vụ mới")
            {
                Date = date,
                Paragraphs = [.. Enumerable.Repeat("Bà con cùng nhau ra đồng từ sáng sớm để kịp thời vụ của cả vùng.", 1 + (i % 5))],
            }.ToString()
        );
    }
}

public sealed class PagingTests(ManyArticles many) : IClassFixture<ManyArticles>
{
    public static TheoryData<string> Orders =>
        [
            "",
            "sort=date",
            "sort=title",
            "sort=-title",
            "sort=-wordCount,title",
            "sort=publishedAt",
            "sort=-updatedAt",
            "sort=wordCount,-date",
        ];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_concatenate_to_the_list_in_both_directions(string order)
    {
        var list = (await many.Api.Json($"/v1/articles?limit=100&fields=id&{order}"))["items"].Each("id");
        Assert.Equal(ManyArticles.Count, list.Distinct().Count());
        var ahead = new List<string?>();
        var back = new List<string?>();
        string? next = $"/v1/articles?limit=7&fields=id&{order}";
        string? last = null;
        while (next is not null)
        {
            last = next;
            var page = await many.Api.Json(next);
            ahead.AddRange(page["items"].Each("id"));
            next = page.Text("links", "next");
        }
        Assert.Equal(list, ahead);
        var previous = last;
        while (previous is not null)
        {
            var page = await many.Api.Json(previous);
            back.InsertRange(0, page["items"].Each("id"));
            previous = page.Text("links", "prev");
        }
        Assert.Equal(list, back);
    }

    [Fact]
    public async Task Newest_is_first_finer_dates_before_days_and_undated_last()
    {
        var items = (await many.Api.Json("/v1/articles?limit=100&fields=date")).Items();
        // A day stands for its first instant in Asia/Ho_Chi_Minh.
        var keys = items
            .Select(item =>
                item.Text("date", "value") is not { } value ? (DateTimeOffset.MinValue, 2)
                : item.Text("date", "precision") == "day"
                    ? (DateTimeOffset.Parse(value + "T00:00:00+07:00", CultureInfo.InvariantCulture), 1)
                : (DateTimeOffset.Parse(value, CultureInfo.InvariantCulture), 0)
            )
            .ToList();
        Assert.Equal(keys.OrderByDescending(key => key.Item1).ThenBy(key => key.Item2), keys);
    }

    [Fact]
    public async Task Titles_are_in_Vietnamese_alphabetical_order()
    {
        var titles = (await many.Api.Json("/v1/articles?limit=100&sort=title"))["items"]
            .Each("title")
            .Select(title => title!.Split(' ')[0])
            .Distinct();
        Assert.Equal(["An", "Ăn", "Ấm", "Dừa", "Đường", "Ong", "Ớt", "Ung", "Ưu"], titles);
    }
}
