using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Facts;

/// <summary>The facts of one page in the order in which a reader meets them; each number has one card, however often it is shown.</summary>
internal sealed class FactRegister(PageIds ids)
{
    private readonly List<RegisteredFact> _facts = [];
    private readonly Dictionary<(string Key, double Value, string Text), RegisteredFact> _byIdentity = [];

    public IReadOnlyList<RegisteredFact> Facts => _facts;

    public RegisteredFact Register(PublishedFact fact)
    {
        var identity = (fact.Key, fact.Value, fact.Text);
        if (!_byIdentity.TryGetValue(identity, out var registered))
        {
            var number = _facts.Count + 1;
            registered = new(number, ids.Take($"fact-{number}"), fact);
            _facts.Add(registered);
            _byIdentity.Add(identity, registered);
        }

        return registered;
    }
}

/// <param name="Number">From 1, in reading order.</param>
/// <param name="Id">The card's element identifier.</param>
internal sealed record RegisteredFact(int Number, string Id, PublishedFact Fact);
