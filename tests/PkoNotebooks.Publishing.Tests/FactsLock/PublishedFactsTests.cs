using PkoNotebooks.Publishing.FactsLock;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.FactsLock;

public sealed class PublishedFactsTests
{
    [Fact]
    public void Every_fact_figure_and_table_of_the_outputs_is_gathered()
    {
        var found = PublishedFacts.From(FullSite().Runs);
        var fact = Assert.Single(found.Lock.Facts);
        Assert.Equal(("01-heights", "height.A", 41.5, "metres"), (fact.Notebook, fact.Key, fact.Value, fact.Unit));
        Assert.Equal(["list-1: p. 12, row A -> lights/A/2015", "list-1: p. 13, row B -> lights/B/2015"], fact.Citations.ToArray());
        Assert.Equal("aa", Assert.Single(found.Lock.Figures).Sha256);
        Assert.Equal("sha256:00ff", found.Lock.Tables["lights"]);
        Assert.Empty(found.Problems);
    }

    [Fact]
    public void A_number_shown_in_two_ways_is_locked_in_both()
    {
        var run = Run("a", Code("x", Shows("", FactsJson(text: "41.5 m")), Shows("", FactsJson(text: "about 42 m"))));
        Assert.Equal(["41.5 m", "about 42 m"], Assert.Single(PublishedFacts.From([run]).Lock.Facts).Text.ToArray());
    }

    [Fact]
    public void One_key_with_two_values_in_a_notebook_is_a_problem_that_names_both()
    {
        var run = Run("a", Code("x", Shows("", FactsJson(value: 41.5)), Shows("", FactsJson(value: 42))));
        var problem = Assert.Single(PublishedFacts.From([run]).Problems);
        Assert.Contains("height.A", problem);
        Assert.Contains("41.5 metres and 42 metres", problem);
    }

    [Fact]
    public void Facts_that_cannot_be_read_are_a_problem_that_names_notebook_and_cell()
    {
        var run = Run("a", Markdown("x"), Code("x", Shows("", System.Text.Json.Nodes.JsonValue.Create("{\"facts\":[{}]}"))));
        Assert.StartsWith("a: cell 2: application/vnd.pko.facts+json", Assert.Single(PublishedFacts.From([run]).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_runs_does_not_matter()
    {
        var runs = new[] { Run("b", Code("x", Shows("", FactsJson()))), Run("a", Code("x", Shows("", FactsJson()))) };
        Assert.Equal(FactsLockJson.Write(PublishedFacts.From(runs).Lock), FactsLockJson.Write(PublishedFacts.From(runs.Reverse()).Lock));
    }

    [Fact]
    public void Hundreds_of_rows_are_locked_by_number_and_hash_and_one_other_row_changes_it()
    {
        static string Locked(int last)
        {
            var rows = string.Join(',', Enumerable.Range(1, 300).Append(last).Select(i => $"{{\"source\":\"s\",\"locator\":\"r\",\"table\":\"t\",\"row\":\"{i}\"}}"));
            var json = $"{{\"facts\":[{{\"key\":\"k\",\"value\":1,\"unit\":\"m\",\"text\":\"1\",\"citations\":[{rows}]}}]}}";
            return Assert.Single(PublishedFacts.From([Run("a", Code("x", Shows("", System.Text.Json.Nodes.JsonNode.Parse(json))))]).Lock.Facts).Citations.Single();
        }

        Assert.StartsWith("s: 301 rows of t sha256:", Locked(301), StringComparison.Ordinal);
        Assert.NotEqual(Locked(301), Locked(302));
    }

    [Fact]
    public void Verdicts_of_the_host_stand_beside_those_of_the_outputs_and_may_not_contradict_them()
    {
        var run = Run("a", Code("x", Shows("", System.Text.Json.Nodes.JsonNode.Parse("{\"verdicts\":{\"c1\":\"supported\"}}"))));
        var found = PublishedFacts.From([run]).WithVerdicts(new Dictionary<string, string> { ["c1"] = "contradicted", ["c2"] = "supported" });
        Assert.Equal(["c1", "c2"], found.Lock.Verdicts.Keys);
        Assert.Contains("c1", Assert.Single(found.Problems));
    }
}
