using Microsoft.Playwright;

namespace PkoNotebooks.EndToEnd.Tests.Visual;

/// <summary>
/// Takes pictures of whole pages, which may be twenty screens long: the pixels of a full-page screenshot, as a PNG that the browser packs
/// in haste. To pack it small takes four times as long, and nobody keeps it.
/// </summary>
internal sealed class WholePicture
{
    private readonly IPage page;
    private readonly ICDPSession browser;

    private WholePicture(IPage page, ICDPSession browser) => (this.page, this.browser) = (page, browser);

    // The session ends with the page: ended before, it would take the media back that the page was told to emulate.
    public static async Task<WholePicture> OfAsync(IPage page) => new(page, await page.Context.NewCDPSessionAsync(page));

    public async Task<byte[]> TakeAsync()
    {
        var size = await page.EvaluateAsync<int[]>(
            "() => { const root = document.documentElement; return [Math.max(root.scrollWidth, root.clientWidth), Math.max(root.scrollHeight, root.clientHeight)]; }");
        var taken = await browser.SendAsync("Page.captureScreenshot", new Dictionary<string, object>
        {
            ["format"] = "png",
            ["optimizeForSpeed"] = true,
            ["captureBeyondViewport"] = true,
            ["clip"] = new { x = 0, y = 0, width = size[0], height = size[1], scale = 1 },
        });
        return taken!.Value.GetProperty("data").GetBytesFromBase64();
    }
}
