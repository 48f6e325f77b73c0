using System.Collections.Immutable;

namespace PkoNotebooks.Data.Tables;

/// <summary>States, found by ISO 3166 alpha-3 and by any name that sources give them.</summary>
public sealed class CountryTable : KeyedTable<Country>
{
    private readonly Lazy<NameIndex> _names;

    /// <param name="origin">The file.</param>
    /// <param name="rows">The states.</param>
    /// <param name="aliases">Gives the aliases; asked only when a name is first resolved.</param>
    public CountryTable(TableOrigin origin, ImmutableArray<Country> rows, Func<IEnumerable<CountryAlias>> aliases)
        : base(origin, rows)
        => _names = new(() => new(Names(rows, aliases())));

    /// <summary>
    /// The state of that code or name: as it stands, else without regard to case, accents and punctuation, else after undoing
    /// a wrong decoding (<c>CÃ´te d'Ivoire</c>). Null where no state has it.
    /// </summary>
    public Country? Resolve(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) ?? (_names.Value.Find(name) is { } iso3 ? Find(iso3) : null);
    }

    /// <summary>Known names nearest to one that does not resolve, nearest first.</summary>
    public IReadOnlyList<string> Nearest(string name, int count = 3) => _names.Value.Nearest(name, count);

    private static IEnumerable<(string Name, string Id)> Names(ImmutableArray<Country> rows, IEnumerable<CountryAlias> aliases)
    {
        foreach (var row in rows)
        {
            foreach (var name in (string?[])[row.Name, row.UnName, row.NameJa, row.Iso3])
            {
                if (name is not null)
                {
                    yield return (name, row.Iso3);
                }
            }
        }

        foreach (var alias in aliases)
        {
            yield return (alias.Alias, alias.Iso3);
        }
    }
}
