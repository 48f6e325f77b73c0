using PkoNotebooks.Analysis.CivilianScarcity;
using PkoNotebooks.Analysis.ContributionGap;
using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.Tests;

/// <summary>The analyses hold for every state and every year of the data, not only for Japan.</summary>
public class EveryStateTests
{
    private static readonly PkoData Data = PkoData.Load();

    [Fact]
    public void Every_state_in_every_December_has_figures_or_says_what_is_missing()
    {
        var gaps = new ContributionGaps(Data);
        foreach (var gap in Data.Countries.SelectMany(c => gaps.EachDecember(c.Iso3)))
        {
            Assert.All(gap.Facts, Sound);
            Assert.All(gap.Missing, m => Assert.NotEmpty(m.Why));
            Assert.Equal(12, gap.Facts.Length + gap.Figures.Count(f => !f.IsKnown));
            Assert.InRange(gap.PersonnelShare.Fact?.Value ?? 0, 0, 100);
            Assert.InRange(gap.Gap.Fact?.Value ?? 0, -100, 100);
        }
    }

    [Fact]
    public void The_field_of_every_month_with_any_headcount_holds()
    {
        var gaps = new ContributionGaps(Data);
        foreach (var month in Enumerable.Range(ContributionGaps.FirstYear, 33).Select(y => MonthEnd.Of(y, 12)))
        {
            var field = gaps.Field(month);
            Assert.All(field.Figures.Select(f => f.Fact).OfType<Fact>(), Sound);
            Assert.Equal(field.States.Length, field.States.Select(s => s.Iso3).Distinct().Count());
        }
    }

    /// <summary>Notebook 01 says so in words, beside the figures, for whatever month it is asked for.</summary>
    [Fact]
    public void In_every_year_payment_and_service_both_lie_in_few_hands_and_not_in_the_same_ones()
    {
        var gaps = new ContributionGaps(Data);
        var known = Enumerable.Range(ContributionGaps.FirstYear, 33).Select(y => gaps.Field(MonthEnd.Of(y, 12))).Where(f => f.FundingGini.IsKnown && f.PersonnelGini.IsKnown).DistinctBy(f => f.AsOf).ToList();
        Assert.True(known.Count >= 10, $"{known.Count} years are known");
        Assert.All(known, field =>
        {
            Assert.True(field.States.Length > 180, $"{field.AsOf}: {field.States.Length} states are not the field");
            Assert.True(field.FundingGini.Required.Value > 0.6 && field.PersonnelGini.Required.Value > 0.6, $"{field.AsOf}: Gini {field.FundingGini} and {field.PersonnelGini}: not in few hands");
            Assert.True(field.TopTenOverlap.Required.Value < 5, $"{field.AsOf}: {field.TopTenOverlap} of ten are the same");
        });
    }

    [Fact]
    public void Every_state_s_deployment_and_civilians_have_figures_or_say_what_is_missing()
    {
        var deployments = new Deployments(Data);
        var civilians = new Civilians(Data);
        foreach (var country in Data.Countries)
        {
            var deployment = deployments.Of(country.Iso3);
            Assert.Equal(32, deployment.Years.Length);
            Assert.Equal(384, deployment.Months.Length);
            Assert.All(deployment.Years.SelectMany(y => new[] { y.Peak, y.Mean, y.PersonYears, y.DecemberShare }).Select(f => f.Fact).OfType<Fact>(), Sound);
            Assert.All(civilians.Of(country.Iso3).Professionals, Sound);
        }
    }

    private static void Sound(Fact fact)
    {
        Assert.True(double.IsFinite(fact.Value), fact.Key);
        Assert.NotEmpty(fact.Citations);
        Assert.DoesNotContain("NaN", fact.Text, StringComparison.Ordinal);
    }
}
