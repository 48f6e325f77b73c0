using System.Buffers.Binary;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

public sealed class LinkPreviewTests
{
    [SkippableFact]
    public async Task A_report_that_will_be_published_comes_with_a_picture_for_links_to_it()
    {
        _ = Machine.Chromium;
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("render", "01", "--to", "png", "--site-url", "https://example.org/reports", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        var picture = await File.ReadAllBytesAsync(Path.Combine(folder.Path, "01-funding-share-and-troop-gap.png"));

        // A PNG's header: its signature, then the first chunk with width and height.
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        Assert.Equal((1200u, 630u), (BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(20))));
        Assert.True(picture.Length > 20_000, $"{picture.Length} bytes: an empty picture");
        var page = await File.ReadAllTextAsync(Path.Combine(folder.Path, "01-funding-share-and-troop-gap.html"));
        Assert.Contains("content=\"https://example.org/reports/01-funding-share-and-troop-gap.png\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_before_anything_runs()
    {
        var result = await Shell.PkoAsync("render", "01", "--site-url", "nonsense");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("found \"nonsense\", expected an address that begins with https://", result.Errors, StringComparison.Ordinal);
    }
}
