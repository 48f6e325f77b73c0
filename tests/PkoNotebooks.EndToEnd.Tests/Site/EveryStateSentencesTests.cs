using AngleSharp.Html.Parser;
using PkoNotebooks.Analysis.ContributionGap;
using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

/// <summary>
/// What the data hold differs from state to state, and the sentences of a report with it. States that lack the same figures get the same
/// sentences, so one of each kind is rendered; in Japanese, where a sentence without its translation fails too.
/// </summary>
public sealed class EveryStateSentencesTests
{
    // What it pays of a state without a rate.
    private const int MostMissing = 1;

    private static readonly DateOnly AsOf = new(2015, 3, 31);

    [Fact]
    public async Task No_sentence_about_any_state_has_a_hole_and_what_a_card_or_a_table_lacks_it_gives_the_reason_for()
    {
        var data = PkoData.Load(Path.Combine(Repository.Root, "data"));
        var gaps = new ContributionGaps(data);
        var deployments = new Deployments(data);
        var day = gaps.Field(AsOf).AsOf!.Value;
        var states = data.Countries.Rows.Select(c => c.Iso3).ToList();
        await NoneAsync("01", states.Select(s => (s, Kind(s))));
        await NoneAsync("02", states.Select(s => (s, KindOfDeployment(s))));

        string Kind(string state)
        {
            var gap = gaps.Of(state, AsOf);
            var nearest = gaps.Of(state, day);
            return Known(gap.FundingShare, gap.Personnel, gap.PersonnelShare, gap.FundingRank, gap.PersonnelRank, gap.ProportionalContingent, gap.WorldPersonnel)
                + Known(nearest.FundingShare, nearest.Personnel, nearest.PersonnelRank) + ((gap.Shortfall.Fact ?? nearest.Shortfall.Fact)?.Value < 0 ? "more" : "");
        }

        string KindOfDeployment(string state)
        {
            var deployment = deployments.Of(state);
            var latest = deployment.Years[^1];
            return Known(deployment.Peak, deployment.PersonYears, latest.December, latest.DecemberShare, latest.DecemberRank, deployment.Cumulative.JapaneseCount)
                + (deployment.Years.Any(y => y.December.Fact?.Value > 0) ? "served" : "");
        }
    }

    private static string Known(params ReadOnlySpan<Measured> figures)
    {
        var known = "";
        foreach (var figure in figures)
        {
            known += figure.IsKnown ? '1' : '0';
        }

        return known;
    }

    private static async Task NoneAsync(string notebook, IEnumerable<(string State, string Kind)> states)
    {
        var oneOfEach = states.GroupBy(s => s.Kind).Select(g => g.First().State).ToList();
        Assert.InRange(oneOfEach.Count, 3, 12);
        using var folder = new TemporaryFolder();
        var rendered = await Shell.PkoAsync("render", notebook, "--for-each", "country=" + string.Join(',', oneOfEach), "--lang", "ja", "--no-cache", "--output-dir", folder.Path);
        Assert.True(rendered.ExitCode == 0, rendered.ToString());
        var pages = Directory.GetFiles(folder.Path, notebook + "*.html");
        Assert.Equal(oneOfEach.Count, pages.Length);
        foreach (var path in pages)
        {
            using var page = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(path));
            var gaps = page.QuerySelectorAll(".pko-prose .pko-missing, .pko-title .pko-missing, caption .pko-missing, .pko-subtitle .pko-missing").Select(m => m.ParentElement!.TextContent);
            Assert.True(!gaps.Any(), $"{Path.GetFileName(path)}: {string.Join('\n', gaps)}");

            var bare = page.QuerySelectorAll(".pko-key-figure:has(.pko-missing):not(:has(.pko-key-context)), .pko-table:has(td .pko-missing[title]):not(:has(.pko-figure-note))").Select(m => m.TextContent);
            Assert.True(!bare.Any(), $"{Path.GetFileName(path)}: {string.Join('\n', bare)}");
            Assert.True(page.QuerySelectorAll(".pko-key-value .pko-fact").Length > 0, $"{Path.GetFileName(path)} has no card with a figure");
            Assert.True(page.QuerySelectorAll(".pko-key-value .pko-missing").Length <= MostMissing, $"{Path.GetFileName(path)} has more than {MostMissing} cards without a figure");
        }
    }
}
