using System.Text.Json;
using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Visual;

/// <summary>Compares pictures in the browser that took them: it reads and writes both formats, so that no image library is needed.</summary>
internal sealed class Comparer : IAsyncDisposable
{
    private const double Quality = 0.3;

    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly string script;

    private Comparer(IBrowserContext context, IPage page, string script) => (this.context, this.page, this.script) = (context, page, script);

    public static async Task<Comparer> OpenAsync(IBrowser browser)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "Visual", "compare.js"));
        var context = await browser.NewContextAsync();
        return new(context, await context.NewPageAsync(), script);
    }

    /// <param name="accepted">The accepted picture as WebP in base 64; null for none.</param>
    /// <param name="png">The picture as it is.</param>
    /// <param name="scale">The share of its size at which it is compared and kept.</param>
    public async Task<Comparison> CompareAsync(string? accepted, byte[] png, double scale)
    {
        var found = await page.EvaluateAsync<JsonElement>(script, new { expected = accepted, actual = Convert.ToBase64String(png), scale, quality = Quality, mostEdges = Comparison.MostEdges, mostColour = Comparison.MostColour });
        return found.Deserialize<Comparison>()!;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
