using System.Globalization;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>
/// Hands a row's cells to a record as typed values. A cell that cannot be read is noted as an error and given as the type's
/// default, so that one pass finds every error; the caller throws the rows away when there are any.
/// </summary>
internal sealed class RowReader(string file, string[] columns, List<DataError> errors)
{
    private string[] _cells = [];
    private int _next;

    public int Line { get; private set; }

    public void MoveTo(int line, string[] cells)
    {
        Line = line;
        _cells = cells;
        _next = 0;
    }

    public string Text(string field) => Required(field, "a text");

    public string? TextOrNull(string field) => Cell(field) is { Length: > 0 } text ? text : null;

    public DateOnly Date(string field) => Required(field, CellFormat.DateExpected) is { Length: > 0 } text ? Date(field, text) : default;

    public DateOnly? DateOrNull(string field) => TextOrNull(field) is { } text ? Date(field, text) : null;

    public decimal Decimal(string field) => Required(field, CellFormat.NumberExpected) is { Length: > 0 } text ? Decimal(field, text) : default;

    public decimal? DecimalOrNull(string field) => TextOrNull(field) is { } text ? Decimal(field, text) : null;

    public int Int(string field) => Required(field, CellFormat.IntegerExpected) is { Length: > 0 } text ? Int(field, text) : default;

    public int? IntOrNull(string field) => TextOrNull(field) is { } text ? Int(field, text) : null;

    public bool Bool(string field)
        => Required(field, CellFormat.BooleanExpected) switch
        {
            "true" => true,
            "false" or "" => false,
            var other => Wrong<bool>(DataErrorKind.TypeError, field, other, CellFormat.BooleanExpected),
        };

    public T Enum<T>(string field)
        where T : struct, Enum
        // What would have been right is written out only where something is wrong: there are as many of these cells as rows.
        => Cell(field) is { Length: > 0 } text ? Parse<T>(field, text) : Missing<T>(field);

    public T? EnumOrNull<T>(string field)
        where T : struct, Enum
        => TextOrNull(field) is { } text ? Parse<T>(field, text) : null;

    private T Parse<T>(string field, string text)
        where T : struct, Enum
        => WireName.TryParse<T>(text, out var value) ? value : Wrong<T>(DataErrorKind.ConstraintError, field, text, OneOf<T>());

    private static string OneOf<T>()
        where T : struct, Enum
        => "one of " + string.Join(", ", WireName.All<T>());

    private DateOnly Date(string field, string text)
        => CellFormat.TryDate(text, out var date) ? date : Wrong<DateOnly>(DataErrorKind.TypeError, field, text, CellFormat.DateExpected);

    private decimal Decimal(string field, string text)
        => CellFormat.TryNumber(text, out var number)
            ? number
            : Wrong<decimal>(DataErrorKind.TypeError, field, text, CellFormat.NumberExpected);

    private int Int(string field, string text)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Wrong<int>(DataErrorKind.TypeError, field, text, CellFormat.IntegerExpected);

    private string Cell(string field)
    {
        // Records ask for their columns nearly in the file's order, so the next one is nearly always meant.
        var index = _next < columns.Length && columns[_next] == field ? _next : Array.IndexOf(columns, field);
        if (index < 0)
        {
            return "";
        }

        _next = index + 1;
        return _cells[index];
    }

    private string Required(string field, string expected)
    {
        var text = Cell(field);
        if (text.Length == 0)
        {
            Missing(field, expected);
        }

        return text;
    }

    private T Missing<T>(string field)
        where T : struct, Enum
    {
        Missing(field, OneOf<T>());
        return default;
    }

    private void Missing(string field, string expected)
        => errors.Add(new(DataErrorKind.ConstraintError, file, Line, field, "", expected, "The field is required: give a value."));

    private T Wrong<T>(DataErrorKind kind, string field, string found, string expected)
    {
        errors.Add(new(kind, file, Line, field, found, expected, CellFormat.Advice(found)));
        return default!;
    }
}
