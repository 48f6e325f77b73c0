using System.Collections.Immutable;
using PkoNotebooks.Publishing.FactsLock;

namespace PkoNotebooks.Publishing.Tests.FactsLock;

public sealed class LockComparisonTests
{
    private static LockedFact Height(double value, string text = "x", string unit = "metres") =>
        new() { Notebook = "n", Key = "height", Value = value, Unit = unit, Text = [text], Tables = ["lights"], Citations = ["list: p. 1 -> lights/A"] };

    private static FactsLockFile Lock(LockedFact? fact = null, string table = "sha256:1", string? verdict = null, LockedFigure? figure = null) => new()
    {
        Facts = fact is null ? [] : [fact],
        Figures = figure is null ? [] : [figure],
        Tables = ImmutableSortedDictionary<string, string>.Empty.Add("lights", table),
        Verdicts = verdict is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("c1", verdict),
    };

    private static LockItem Only(FactsLockFile old, FactsLockFile now, LockedKind kind = LockedKind.Fact) =>
        Assert.Single(LockComparison.Of(old, now).Items, i => i.Kind == kind);

    [Fact]
    public void A_changed_number_tells_old_new_difference_and_relative_difference()
    {
        var item = Only(Lock(Height(200)), Lock(Height(210)));
        Assert.Equal(LockState.Changed, item.State);
        Assert.Equal((10, 0.05), (item.Difference!.Value, item.Relative!.Value));
        Assert.Equal("200 metres (x)", item.Old);
        Assert.Equal("210 metres (x)", item.New);
    }

    [Fact]
    public void A_number_that_moved_with_its_table_names_the_table_and_otherwise_the_code()
    {
        Assert.Equal("table lights", Only(Lock(Height(1.5)), Lock(Height(2.5), "sha256:2")).Cause);
        Assert.Equal("code", Only(Lock(Height(1.5)), Lock(Height(2.5))).Cause);
    }

    [Theory]
    [InlineData(1.0, 1.0, true)]
    [InlineData(106854, 106855, false)]
    [InlineData(1e15, 1e15 + 1, false)]
    [InlineData(0.1, 0.1 + 1e-17, true)]
    [InlineData(10.8333, 10.8333000000001, true)]
    [InlineData(10.8333, 10.83331, false)]
    [InlineData(0.0, 1e-12, false)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, 1.5, false)]
    [InlineData(double.PositiveInfinity, 1.5, false)]
    public void Counts_must_be_equal_and_reals_as_near_as_the_tolerance(double old, double now, bool same) =>
        Assert.Equal(same, LockComparison.IsSame(old, now));

    [Fact]
    public void A_fact_that_is_gone_is_missing_and_one_that_came_is_new()
    {
        Assert.Equal(LockState.Missing, Only(Lock(Height(1)), Lock()).State);
        Assert.Equal(LockState.New, Only(Lock(), Lock(Height(1))).State);
    }

    [Fact]
    public void A_number_in_other_words_or_another_unit_is_changed_though_its_value_is_not()
    {
        Assert.Equal("wording", Only(Lock(Height(1, "1 m")), Lock(Height(1, "one metre"))).Cause);
        Assert.Equal("unit", Only(Lock(Height(1)), Lock(Height(1, unit: "feet"))).Cause);
        Assert.Equal("citations", Only(Lock(Height(1)), Lock(Height(1) with { Citations = ["elsewhere"] })).Cause);
    }

    [Fact]
    public void A_table_that_moved_is_told_even_where_no_number_did()
    {
        var comparison = LockComparison.Of(Lock(Height(1)), Lock(Height(1), "sha256:2"));
        Assert.False(comparison.AllAgree);
        Assert.Equal((LockedKind.Table, "lights"), comparison.Items.Where(i => i.State == LockState.Changed).Select(i => (i.Kind, i.Key)).Single());
    }

    [Fact]
    public void A_verdict_and_a_figure_are_locked_like_a_number()
    {
        Assert.Equal(LockState.Changed, Only(Lock(verdict: "supported"), Lock(verdict: "contradicted"), LockedKind.Verdict).State);
        var figure = new LockedFigure { Notebook = "n", Key = "f", Rows = 3, Sha256 = "aa", Tables = ["lights"] };
        var item = Only(Lock(figure: figure), Lock(table: "sha256:2", figure: figure with { Sha256 = "bb" }), LockedKind.Figure);
        Assert.Equal((LockState.Changed, "table lights"), (item.State, item.Cause));
    }

    [Fact]
    public void A_lock_agrees_with_itself()
    {
        var locked = Lock(Height(1.25), verdict: "supported");
        Assert.True(LockComparison.Of(locked, locked).AllAgree);
    }
}
