using Microsoft.Playwright;

namespace PkoNotebooks.EndToEnd.Tests.Visual;

/// <summary>A picture of a whole page, which may be twenty screens long.</summary>
internal static class WholePicture
{
    /// <summary>
    /// The pixels of a full-page screenshot, as a PNG that the browser packs in haste: to pack it small takes four times as long, and
    /// nobody keeps it.
    /// </summary>
    public static async Task<byte[]> WholePictureAsync(this IPage page)
    {
        var size = await page.EvaluateAsync<int[]>(
            "() => { const root = document.documentElement; return [Math.max(root.scrollWidth, root.clientWidth), Math.max(root.scrollHeight, root.clientHeight)]; }");

        // Not detached, which would take the media back that the page was told to emulate; it ends with the page.
        var browser = await page.Context.NewCDPSessionAsync(page);
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
