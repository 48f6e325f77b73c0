namespace PkoNotebooks.EndToEnd.Tests.Site;

/// <summary>The tests of pages, in parts that run side by side: each has a browser of its own, all look at one rendered site.</summary>
public static class PageTests
{
    /// <summary>Pictures of every page and chart.</summary>
    public const string Looks = "pages: looks";

    /// <summary>What is measured: charts, tables, layout, Lighthouse's marks.</summary>
    public const string Measures = "pages: measures";

    /// <summary>What a reader does, with eyes, keyboard, printer or another program.</summary>
    public const string Reading = "pages: reading";

    [CollectionDefinition(Looks)]
    public sealed class LooksCollection : ICollectionFixture<RenderedSite>;

    [CollectionDefinition(Measures)]
    public sealed class MeasuresCollection : ICollectionFixture<RenderedSite>;

    [CollectionDefinition(Reading)]
    public sealed class ReadingCollection : ICollectionFixture<RenderedSite>;
}
