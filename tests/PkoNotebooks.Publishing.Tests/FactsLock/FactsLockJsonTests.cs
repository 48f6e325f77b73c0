using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Publishing.FactsLock;

namespace PkoNotebooks.Publishing.Tests.FactsLock;

public sealed class FactsLockJsonTests
{
    [Fact]
    public void What_is_written_is_read_back_whatever_the_values_and_words()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(double Value, NonNull<string> Text, NonNull<string> Key)[]>(), items =>
        {
            var locked = new FactsLockFile
            {
                Facts = [.. items.Select((i, n) => new LockedFact { Notebook = "n", Key = $"{n}:{Clean(i.Key.Get)}", Value = i.Value, Unit = "m", Text = [Clean(i.Text.Get)], Citations = ["a", "b"] }).OrderBy(f => f.Key, StringComparer.Ordinal)],
                Verdicts = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("c\"1", "supported"),
            };
            var text = FactsLockJson.Write(locked);
            return FactsLockJson.Write(FactsLockJson.Read(text)) == text && LockComparison.Of(locked, FactsLockJson.Read(text)).AllAgree;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_changed_number_is_one_changed_line()
    {
        static string[] Lines(double value) => FactsLockJson.Write(new() { Facts = [new() { Notebook = "n", Key = "k", Value = value, Unit = "m", Text = ["x"], Citations = ["a", "b"] }] }).Split('\n');
        Assert.Single(Lines(1.5).Zip(Lines(1.25)), p => p.First != p.Second);
        Assert.Contains("      \"value\": 1.5,", Lines(1.5));
    }

    [Fact]
    public void An_empty_lock_is_read_back() => Assert.Equal(0, FactsLockJson.Read(FactsLockJson.Write(FactsLockFile.Empty)).Count);

    [Theory]
    [InlineData("", "facts.lock.json:1")]
    [InlineData("{", "facts.lock.json:1")]
    [InlineData("null", "version: found , expected 1")]
    [InlineData("{\"version\":2,\"tables\":{},\"facts\":[],\"figures\":[],\"verdicts\":{}}", "found 2, expected 1")]
    [InlineData("{\"version\":1,\"tables\":{},\"facts\":[],\"figures\":[]}", "verdicts")]
    [InlineData("{\"version\":1,\"tables\":{},\"facts\":[],\"figures\":[],\"verdicts\":{},\"more\":1}", "more")]
    [InlineData("{\"version\":1,\"tables\":{},\"facts\":[{\"notebook\":\"a\",\"key\":\"k\",\"value\":1,\"unit\":\"m\",\"text\":[]},{\"notebook\":\"a\",\"key\":\"k\",\"value\":2,\"unit\":\"m\",\"text\":[]}],\"figures\":[],\"verdicts\":{}}", "found twice: fact a k")]
    public void A_file_that_is_no_lock_is_refused_with_where_and_what_to_do(string json, string said)
    {
        var error = Assert.Throws<FormatException>(() => FactsLockJson.Read(json));
        Assert.Contains(said, error.Message);
        Assert.Contains("verify --update", error.Message);
    }

    // A lone surrogate is no text and JSON cannot hold it.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes());
}
