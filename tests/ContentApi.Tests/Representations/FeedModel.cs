using ContentApi.Contracts;
using ContentApi.Representations;

namespace ContentApi.Tests.Representations;

/// <summary>What every format is written from.</summary>
public sealed class FeedModel
{
    [Fact]
    public void Ids_are_the_same_whatever_the_host_and_page()
    {
        var here = Feed.From([InventedArticles.Full], InventedArticles.Source);
        var source = InventedArticles.Source;
        var elsewhere = Feed.From([InventedArticles.Full], source with { Addresses = new PublicAddresses("http://localhost:5080", null) });
        var second = Feed.From([InventedArticles.Day], source with { Self = source.Next!, First = source.Self });
        Assert.Equal("urn:contentapi:article:id-of-full", here.Items[0].Id);
        Assert.Equal(here.Items[0].Id, elsewhere.Items[0].Id);
        // Pinned: another way of making it would show every reader a new feed.
        Assert.Equal("urn:contentapi:feed:3f7e0b50fd5764d7", here.Id);
        Assert.Equal(here.Id, elsewhere.Id);
        Assert.Equal(here.Id, second.Id);
    }

    [Fact]
    public void An_article_lives_on_this_api_where_no_address_is_set()
    {
        var addresses = new PublicAddresses("http://localhost:5080", null);
        Assert.Equal("http://localhost:5080/v1/articles/full.html", addresses.ArticlePage(InventedArticles.Full));
        var both = addresses with { ArticleUrlTemplate = "https://example.org/{id}/{slug}" };
        Assert.Equal("https://example.org/id-of-full/full", both.ArticlePage(InventedArticles.Full));
    }

    [Fact]
    public void A_stated_day_is_its_first_instant_in_Vietnam() =>
        Assert.Equal(new DateTimeOffset(2018, 8, 1, 0, 0, 0, TimeSpan.FromHours(7)), Item(InventedArticles.Day).Published);

    [Fact]
    public void No_publication_is_made_up_from_the_date_of_an_event()
    {
        var item = Item(InventedArticles.Make("event", "Hội nghị") with { Date = ("2018-08-01", "day", "event") });
        Assert.Null(item.Published);
    }

    [Fact]
    public void A_tag_with_the_slug_of_the_section_is_named_once()
    {
        var item = Item(InventedArticles.Make("tags", "Giá vàng") with { Tags = [("kinh-te", "Kinh tế"), ("vang", "vàng")] });
        Assert.Equal(["kinh-te", "vang"], item.Categories.Select(category => category.Slug));
    }

    private static FeedItem Item(Article article) => FeedItem.From(article, InventedArticles.Addresses);
}
