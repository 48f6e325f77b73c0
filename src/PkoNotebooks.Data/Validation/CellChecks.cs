using System.Globalization;
using System.Text.RegularExpressions;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Validation;

/// <summary>Types and constraints of single cells.</summary>
internal static class CellChecks
{
    public static void Report(TableCells table, List<DataError> errors)
    {
        var fields = new FieldCheck[table.Resource.Fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var field = table.Resource.Fields[i];
            try
            {
                fields[i] = new(field);
            }
            catch (ArgumentException error)
            {
                errors.Add(new(
                    DataErrorKind.SchemaError, PackageFinder.DescriptorName, null, $"resources/{table.Resource.Name}/schema/{field.Name}",
                    field.Constraints.Pattern, "a regular expression", error.Message));
                return;
            }
        }

        foreach (var (line, cells) in table.Rows)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i].Report(table.Resource.Path, line, cells[i], errors);
            }
        }
    }

    private sealed class FieldCheck
    {
        private readonly FieldDescriptor _field;
        private readonly FieldConstraints _constraints;
        private readonly HashSet<string>? _enum;
        private readonly decimal? _least;
        private readonly decimal? _most;
        private readonly Regex? _pattern;

        // Codes and ids stand in many rows; a match is looked for once.
        private readonly Dictionary<string, bool> _matched = new(StringComparer.Ordinal);
        private readonly RecentTexts _passed = new();

        // Any text will do.
        private readonly bool _isFree;

        public FieldCheck(FieldDescriptor field)
        {
            _field = field;
            _constraints = field.Constraints;
            _enum = _constraints.Enum.IsEmpty ? null : [.. _constraints.Enum];
            _least = Bound(_constraints.Minimum);
            _most = Bound(_constraints.Maximum);
            _pattern = _constraints.Pattern is { } pattern
                ? new("^(?:" + pattern + ")$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
                : null;
            _isFree = field.Type == FieldType.String && _pattern is null && _enum is null && _constraints is { Minimum: null, Maximum: null, MinLength: null, MaxLength: null };
        }

        public void Report(string file, int line, string cell, List<DataError> errors)
        {
            if (cell.Length == 0)
            {
                if (_constraints.Required)
                {
                    errors.Add(new(
                        DataErrorKind.ConstraintError, file, line, _field.Name, "", "a value", "The field is required: give a value."));
                }

                return;
            }

            if (_isFree || _passed.Contains(cell))
            {
                return;
            }

            if (!IsOfType(cell, out var measure, out var expected))
            {
                errors.Add(new(DataErrorKind.TypeError, file, line, _field.Name, cell, expected, CellFormat.Advice(cell)));
                return;
            }

            if (Broken(cell, measure) is { } constraint)
            {
                errors.Add(new(DataErrorKind.ConstraintError, file, line, _field.Name, cell, constraint, CellFormat.Advice(cell)));
                return;
            }

            _passed.Add(cell);
        }

        // Numbers and dates are compared as numbers: a date by its day.
        private bool IsOfType(string cell, out decimal measure, out string expected)
        {
            measure = 0;
            switch (_field.Type)
            {
                case FieldType.Integer:
                    expected = CellFormat.IntegerExpected;
                    var whole = long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count);
                    measure = count;
                    return whole;
                case FieldType.Number:
                    expected = CellFormat.NumberExpected;
                    return CellFormat.TryNumber(cell, out measure);
                case FieldType.Date:
                    expected = CellFormat.DateExpected;
                    var real = CellFormat.TryDate(cell, out var date);
                    measure = date.DayNumber;
                    return real;
                case FieldType.Boolean:
                    expected = CellFormat.BooleanExpected;
                    return cell is "true" or "false";
                default:
                    expected = "a text";
                    return true;
            }
        }

        private string? Broken(string cell, decimal measure)
        {
            if (_enum is not null && !_enum.Contains(cell))
            {
                return "one of " + string.Join(", ", _constraints.Enum);
            }

            if (measure < _least)
            {
                return "at least " + _constraints.Minimum;
            }

            if (measure > _most)
            {
                return "at most " + _constraints.Maximum;
            }

            if (cell.Length < _constraints.MinLength)
            {
                return string.Create(CultureInfo.InvariantCulture, $"at least {_constraints.MinLength} characters");
            }

            if (cell.Length > _constraints.MaxLength)
            {
                return string.Create(CultureInfo.InvariantCulture, $"at most {_constraints.MaxLength} characters");
            }

            return _pattern is { } pattern && !Remembered(pattern, cell) ? "a text like " + _constraints.Pattern : null;
        }

        private bool Remembered(Regex pattern, string cell)
        {
            const int Most = 10_000;
            if (!_matched.TryGetValue(cell, out var matches))
            {
                matches = Matches(pattern, cell);
                if (_matched.Count < Most)
                {
                    _matched[cell] = matches;
                }
            }

            return matches;
        }

        private static bool Matches(Regex pattern, string cell)
        {
            try
            {
                return pattern.IsMatch(cell);
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        }

        private decimal? Bound(string? text)
        {
            if (text is null)
            {
                return null;
            }

            if (_field.Type == FieldType.Date)
            {
                return CellFormat.TryDate(text, out var date) ? date.DayNumber : null;
            }

            return CellFormat.TryNumber(text, out var number) ? number : null;
        }
    }
}
