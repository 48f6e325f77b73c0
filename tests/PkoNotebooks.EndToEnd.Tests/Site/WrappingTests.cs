namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Measures)]
public sealed class WrappingTests(RenderedSite site)
{
    /// <summary>Every word of a table's cells that stands on more than one line, and every cell that is taller than a reader would follow.</summary>
    private const string BrokenWords =
        """
        () => {
          const broken = [];
          for (const cell of document.querySelectorAll('main table tr:nth-child(-n+25) :is(th, td)')) {
            if (!cell.checkVisibility()) continue;
            const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              for (const word of node.data.matchAll(/(?<![\p{L}\d_.:\/-])[A-Za-z]{2,14}(?![\p{L}\d_.:\/-])/gu)) {
                const range = document.createRange();
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
                if (tops.size > 1) broken.push(`${word[0]} in "${cell.innerText.replaceAll('\n', '')}"`);
              }
            }
          }
          return broken;
        }
        """;

    [SkippableTheory]
    [InlineData(1200)]
    [InlineData(768)]
    [InlineData(320)]
    public async Task No_word_of_a_table_is_broken_across_lines(int width)
    {
        var browser = await site.BrowserAsync();
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var broken = new List<string>();
        foreach (var name in site.Pages)
        {
            await page.GotoWholeAsync(site.Address(name));
            broken.AddRange((await page.EvaluateAsync<string[]>(BrokenWords)).Select(b => $"{name}: {b}"));
        }

        await page.CloseAsync();
        Assert.True(broken.Count == 0, $"{broken.Count} words at {width} px:\n" + string.Join('\n', broken.Take(20)));
    }
}
