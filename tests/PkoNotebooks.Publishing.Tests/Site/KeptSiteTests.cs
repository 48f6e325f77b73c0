using PkoNotebooks.Publishing.Site;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Site;

public sealed class KeptSiteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-kept").FullName;

    private string Record => Path.Combine(_folder, "cache", "site.kept");

    private string Site => Path.Combine(_folder, "site");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task A_site_that_stands_as_it_was_written_is_found_with_all_its_files()
    {
        var written = await KeepAsync("key");
        var found = new KeptSite(Record).Find("key", Site);
        Assert.NotNull(found);
        Assert.True(found.Unchanged);
        Assert.False(written.Unchanged);
        Assert.Equal(written.IndexPath, found.IndexPath);
        Assert.Equal(written.Files.AsEnumerable(), found.Files.AsEnumerable());
    }

    [Fact]
    public void A_site_that_was_never_written_is_not_found() => Assert.Null(new KeptSite(Record).Find("key", Site));

    [Fact]
    public async Task A_site_of_other_inputs_is_not_found()
    {
        await KeepAsync("key");
        Assert.Null(new KeptSite(Record).Find("another key", Site));
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("03-skipped.html")]
    public async Task A_site_with_a_deleted_page_is_not_found(string page)
    {
        await KeepAsync("key");
        File.Delete(Path.Combine(Site, page));
        Assert.Null(new KeptSite(Record).Find("key", Site));
    }

    [Fact]
    public async Task A_site_with_a_page_edited_by_hand_is_not_found_even_where_length_and_date_stayed()
    {
        var written = await KeepAsync("key");
        var date = File.GetLastWriteTimeUtc(written.IndexPath);
        var bytes = File.ReadAllBytes(written.IndexPath);
        bytes[^3] ^= 1;
        File.WriteAllBytes(written.IndexPath, bytes);
        File.SetLastWriteTimeUtc(written.IndexPath, date);
        Assert.Null(new KeptSite(Record).Find("key", Site));
    }

    [Fact]
    public async Task A_record_that_was_cut_short_or_changed_anywhere_is_not_trusted()
    {
        await KeepAsync("key");
        var whole = File.ReadAllBytes(Record);
        for (var i = 0; i < whole.Length; i++)
        {
            File.WriteAllBytes(Record, whole[..i]);
            Assert.Null(new KeptSite(Record).Find("key", Site));
            File.WriteAllBytes(Record, [.. whole[..i], (byte)(whole[i] ^ 1), .. whole[(i + 1)..]]);
            Assert.Null(new KeptSite(Record).Find("key", Site));
        }

        File.WriteAllBytes(Record, whole);
        Assert.NotNull(new KeptSite(Record).Find("key", Site));
    }

    private async Task<SiteResult> KeepAsync(string key)
    {
        var written = await SiteWriter.WriteAsync(FullSite(), FullOptions, Site);
        new KeptSite(Record).Keep(key, written);
        return written;
    }
}
