namespace PkoNotebooks.Data.Tables;

/// <summary>Finds an id by a name as sources write it, and the names nearest to one that is unknown.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, string> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Folded)> _names = [];

    public NameIndex(IEnumerable<(string Name, string Id)> names)
    {
        foreach (var (name, id) in names)
        {
            _exact.TryAdd(name, id);
            var folded = NameFold.Fold(name);
            _folded.TryAdd(folded, id);
            _names.Add((name, folded));
        }
    }

    public string? Find(string name)
    {
        if (_exact.TryGetValue(name, out var id) || _folded.TryGetValue(NameFold.Fold(name), out id))
        {
            return id;
        }

        if (NameFold.UndoWrongDecoding(name) is { } mended && _folded.TryGetValue(NameFold.Fold(mended), out id))
        {
            return id;
        }

        return name.Contains('\ufffd') ? FindWithLostLetters(name) : null;
    }

    public IReadOnlyList<string> Nearest(string name, int count)
    {
        var folded = NameFold.Fold(name);
        if (folded.Length == 0)
        {
            return [];
        }

        return
        [
            .. _names
                .Select(known => (known.Name, Distance: NameFold.Distance(folded, known.Folded)))
                .Where(known => known.Distance <= Math.Max(2, folded.Length / 2))
                .OrderBy(known => known.Distance)
                .ThenBy(known => known.Name, StringComparer.Ordinal)
                .Select(known => known.Name)
                .Distinct()
                .Take(count),
        ];
    }

    // A letter that was lost for good (U+FFFD) may be any letter; the name counts only if one id fits.
    private string? FindWithLostLetters(string name)
    {
        var ids = _names
            .Where(known => NameFold.MatchesWithLostLetters(name, known.Name))
            .Select(known => _exact[known.Name])
            .Distinct()
            .Take(2)
            .ToList();
        return ids.Count == 1 ? ids[0] : null;
    }
}
