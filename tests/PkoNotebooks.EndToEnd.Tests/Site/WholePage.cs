using Microsoft.Playwright;

namespace PkoNotebooks.EndToEnd.Tests.Site;

/// <summary>What is below the first screen is laid out after that is seen; who measures a page waits for it.</summary>
internal static class WholePage
{
    public static async Task GotoWholeAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitForWholeAsync();
    }

    // No function that a page would have to evaluate: its policy forbids that.
    public static async Task WaitForWholeAsync(this IPage page) => await page.Locator(".nb-later").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
}
