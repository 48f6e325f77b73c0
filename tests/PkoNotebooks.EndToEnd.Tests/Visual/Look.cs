using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Site;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Visual;

/// <summary>How a page is looked at.</summary>
/// <param name="Name">Part of file names: <c>light</c>, <c>dark</c>, <c>print</c>.</param>
/// <param name="Width">Of the window, in pixels.</param>
internal sealed record Look(string Name, int Width)
{
    public static readonly string[] Names = ["light", "dark", "print"];

    public static readonly int[] Widths = [1200, 768, 320];

    // Lists that grow with the data are cut short: their twentieth row looks like their fifth, and a new source is no change of looks.
    // The fonts are named, so that a machine that prefers others sees the same page.
    private const string Cut = """
        :root{--nb-sans:"DejaVu Sans","Noto Sans CJK JP"!important;--nb-serif:"DejaVu Serif","Noto Sans CJK JP"!important;--nb-mono:"DejaVu Sans Mono","Noto Sans CJK JP"!important}
        .pko-chart{font-family:"DejaVu Sans","Noto Sans CJK JP"!important}
        *,*::before,*::after{transition:none!important;animation:none!important;caret-color:transparent!important}
        .nb-facts>li:nth-child(n+9),.nb-sources>li:nth-child(n+6),.pko-claim:nth-of-type(n+9),.pko-text:nth-of-type(n+2),tbody>tr:nth-child(n+9),.nb-code[open] pre{display:none!important}
        """;

    // A font that is there makes the fallback after it irrelevant.
    private const string FontsAreThere = """
        () => {
          const pen = document.createElement('canvas').getContext('2d');
          const width = (font, text) => { pen.font = '40px ' + font; return pen.measureText(text).width; };
          return [['"DejaVu Sans"', 'Wide mil'], ['"DejaVu Serif"', 'Wide mil'], ['"Noto Sans CJK JP"', 'Wide mil']]
            .every(([font, text]) => width(font + ', serif', text) === width(font + ', monospace', text));
        }
        """;

    public override string ToString() => $"{Width}-{Name}";

    public async Task<IPage> OpenAsync(IBrowserContext context, string address)
    {
        var page = await OpenAsync(context);
        await GotoAsync(page, address);
        return page;
    }

    /// <summary>An empty page, for one address after the other: a new page costs the browser more than most of ours do.</summary>
    public async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await EmulateAsync(page);
        await page.SetViewportSizeAsync(Width, 900);
        return page;
    }

    public async Task GotoAsync(IPage page, string address)
    {
        await page.GotoWholeAsync(address);

        // A page that is watched by a second session, as by a camera, comes up for the screen.
        await EmulateAsync(page);
        Machine.Check("the fonts DejaVu and Noto Sans CJK (Debian: fonts-dejavu-core, fonts-noto-cjk)", await page.EvaluateAsync<bool>(FontsAreThere));
        await page.AddStyleTagAsync(new() { Content = Cut });
    }

    private Task EmulateAsync(IPage page) => page.EmulateMediaAsync(new()
    {
        Media = Name == "print" ? Media.Print : Media.Screen,
        ColorScheme = Name == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
    });
}
