using System.Runtime.InteropServices;

namespace PkoNotebooks.Data.Package;

/// <summary>The different texts of a column, numbered from 0 as they come.</summary>
internal sealed class NumberedColumn(int column)
{
    // A field with more different values hardly saves a comparison, and numbering them takes its time.
    private const int MostValues = 1 << 13;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string? _last;
    private int _lastNumber;

    public List<string> Texts { get; } = [];

    /// <summary>There are so many that the rest got no numbers.</summary>
    public bool HasTooMany => Texts.Count == MostValues;

    public int NumberOf(string[] row)
    {
        var text = row[column];
        if (HasTooMany || ReferenceEquals(text, _last))
        {
            return _lastNumber;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text, out var exists);
        if (!exists)
        {
            number = Texts.Count;
            Texts.Add(text);
        }

        (_last, _lastNumber) = (text, number);
        return number;
    }
}
