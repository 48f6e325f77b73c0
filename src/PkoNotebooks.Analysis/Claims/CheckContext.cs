using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>What a check works with: the tables, the claim, and the arguments written after the check's name.</summary>
public sealed class CheckContext
{
    internal CheckContext(ClaimTables tables, ClaimRow claim, ImmutableArray<string> arguments)
    {
        Tables = tables;
        Claim = claim;
        Arguments = arguments;
    }

    /// <summary>The indexes over the tables, each built when first used.</summary>
    internal ClaimTables Tables { get; }

    public PkoData Data => Tables.Data;

    public ClaimRow Claim { get; }

    /// <summary>The parts of the check after its name.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>An argument by its place, from 0.</summary>
    /// <exception cref="ClaimCheckException">It is missing.</exception>
    public string this[int index] => index < Arguments.Length && Arguments[index].Length > 0
        ? Arguments[index]
        : throw new ClaimCheckException(Claim, $"argument {index + 1} is missing");

    /// <summary>The parts of an argument that lists several things: <c>GBR+FRA+CHN</c>.</summary>
    public ImmutableArray<string> List(int index) => [.. this[index].Split('+')];

    /// <summary>A date: <c>2015-03-31</c>; <c>2015-03</c> and <c>2015</c> stand for their last day.</summary>
    /// <exception cref="ClaimCheckException">It is none.</exception>
    public DateOnly Date(int index) => Last(this[index]);

    /// <summary>Two dates with a slash between: the first day of the one, the last day of the other.</summary>
    /// <exception cref="ClaimCheckException">They are none.</exception>
    public (DateOnly From, DateOnly To) Dates(int index)
    {
        var parts = this[index].Split('/');
        return parts.Length == 2
            ? (First(parts[0]), Last(parts[1]))
            : throw new ClaimCheckException(Claim, $"'{this[index]}' is no period such as 2000/2005");
    }

    /// <summary>The first day that a written date covers.</summary>
    public DateOnly First(string text) => Parse(text) switch
    {
        (var year, null, _) => new(year, 1, 1),
        (var year, { } month, null) => new(year, month, 1),
        (var year, { } month, { } day) => new(year, month, day),
    };

    /// <summary>The last day that a written date covers.</summary>
    public DateOnly Last(string text) => Parse(text) switch
    {
        (var year, null, _) => new(year, 12, 31),
        (var year, { } month, null) => MonthEnd.Of(year, month),
        (var year, { } month, { } day) => new(year, month, day),
    };

    /// <summary>A whole number.</summary>
    /// <exception cref="ClaimCheckException">It is none.</exception>
    public int Number(int index) => int.TryParse(this[index], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ClaimCheckException(Claim, $"'{this[index]}' is no whole number");

    /// <summary>A member of an enumeration by the name that tables write: <c>experts_on_mission</c>.</summary>
    /// <exception cref="ClaimCheckException">There is none of that name.</exception>
    public T Member<T>(string name)
        where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Facts.FactKey.Word(member) == name)
            {
                return member;
            }
        }

        throw new ClaimCheckException(Claim, $"'{name}' is none of {string.Join(", ", Enum.GetValues<T>().Select(m => Facts.FactKey.Word(m)))}");
    }

    /// <summary>A row that the check names.</summary>
    /// <exception cref="ClaimCheckException">The table has none of that key.</exception>
    public T Row<T>(KeyedTable<T> table, string key)
        where T : class, ITableRow
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Find(key) ?? throw new ClaimCheckException(Claim, $"table {table.Name} has no row '{key}'");
    }

    private (int Year, int? Month, int? Day) Parse(string text)
    {
        foreach (var format in (string[])["yyyy-MM-dd", "yyyy-MM", "yyyy"])
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return (date.Year, format.Length > 4 ? date.Month : null, format.Length > 7 ? date.Day : null);
            }
        }

        throw new ClaimCheckException(Claim, $"'{text}' is no date such as 2015-03-31, 2015-03 or 2015");
    }
}
