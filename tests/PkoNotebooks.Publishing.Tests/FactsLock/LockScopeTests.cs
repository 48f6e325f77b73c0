using System.Collections.Immutable;
using PkoNotebooks.Publishing.FactsLock;

namespace PkoNotebooks.Publishing.Tests.FactsLock;

public sealed class LockScopeTests
{
    private static readonly FactsLockFile Locked = new()
    {
        Facts = [Fact("one", "lights"), Fact("two", "ships")],
        Figures = [new() { Notebook = "one", Key = "chart", Sha256 = "a" }, new() { Notebook = "two", Key = "chart", Sha256 = "b" }],
        Tables = Map(("lights", "sha256:1"), ("ships", "sha256:2"), ("ports", "sha256:3")),
        Verdicts = Map(("c1", "holds"), ("c2", "contradicted")),
    };

    [Fact]
    public void A_notebook_that_publishes_what_it_did_agrees_whatever_the_others_locked()
    {
        var found = new FactsLockFile { Facts = [Fact("one", "lights")], Figures = [Locked.Figures[0]], Tables = Map(("lights", "sha256:1")), Verdicts = Map(("c2", "contradicted")) };
        Assert.True(Compared(found).AllAgree);
    }

    [Fact]
    public void A_number_of_the_chosen_notebook_that_is_gone_is_missing()
    {
        var item = Assert.Single(Compared(new FactsLockFile { Figures = [Locked.Figures[0]], Tables = Map(("lights", "sha256:1")) }).Items, i => i.State != LockState.Same);
        Assert.Equal((LockState.Missing, LockedKind.Fact, "one"), (item.State, item.Kind, item.Notebook));
    }

    [Fact]
    public void Its_tables_and_verdicts_are_compared_too()
    {
        var found = new FactsLockFile
        {
            Facts = [Fact("one", "lights")], Figures = [Locked.Figures[0]], Tables = Map(("lights", "sha256:9"), ("rocks", "sha256:4")), Verdicts = Map(("c1", "contradicted")),
        };
        Assert.Equal(
            [(LockedKind.Verdict, "c1", LockState.Changed), (LockedKind.Table, "lights", LockState.Changed), (LockedKind.Table, "rocks", LockState.New)],
            Compared(found).Items.Where(i => i.Kind is LockedKind.Verdict or LockedKind.Table).Select(i => (i.Kind, i.Key, i.State)));
    }

    private static LockComparison Compared(FactsLockFile found) =>
        LockComparison.Of(LockScope.Of(Locked, new HashSet<string>(StringComparer.Ordinal) { "one" }, found), found);

    private static LockedFact Fact(string notebook, string table) =>
        new() { Notebook = notebook, Key = "height", Value = 1, Unit = "metres", Text = ["1"], Tables = [table] };

    private static ImmutableSortedDictionary<string, string> Map(params (string Key, string Value)[] items) =>
        items.ToImmutableSortedDictionary(i => i.Key, i => i.Value, StringComparer.Ordinal);
}
