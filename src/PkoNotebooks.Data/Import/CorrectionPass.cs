using System.Globalization;
using System.Runtime.InteropServices;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>
/// Applies the declared corrections to incoming rows and marks these. A correction says what it expects to find; when the
/// publisher has changed the figure, it holds no longer, and the import fails until a person has looked.
/// </summary>
internal sealed class CorrectionPass(ImportContext context, TableImport import)
{
    private readonly ResourceDescriptor _resource = context.Resource;
    private readonly List<AppliedCorrection> _applied = [];
    private readonly int _day = context.Resource.IndexOf("as_of");

    // A correction nearly always names a month, and a file has hundreds of them: no correction looks through all rows.
    private readonly HashSet<string> _days = new(StringComparer.Ordinal);
    private Dictionary<string, List<IncomingRow>>? _byDay;

    public IReadOnlyList<AppliedCorrection> Applied => _applied;

    /// <summary>Corrects the rows where they are; those to be dropped are taken out.</summary>
    public void Run(List<IncomingRow> rows)
    {
        if (context.Data.Package.Find(Correction.TableName) is null)
        {
            return;
        }

        var corrections = context.Data.Corrections
            .Where(correction => correction.SourceId == context.SourceId && correction.CorrectedTable == _resource.Name).ToList();
        foreach (var correction in corrections)
        {
            if (correction.AsOf is { } day)
            {
                _days.Add(IncomingCell.Iso(day));
            }
        }

        corrections.ForEach(correction => Apply(correction, rows));
    }

    private void Apply(Correction correction, List<IncomingRow> rows)
    {
        var matched = Selected(correction, rows);
        if (matched.Count == 0)
        {
            // Only a file that covers the day can have lost the row, and only of a state that is asked for.
            if (correction.ExpectedValue is not null && (correction.Iso3 is null || context.IsWanted(correction.Iso3))
                && correction.Action != CorrectionAction.Drop && Covers(correction, rows))
            {
                Fails(correction, null, "no such row");
            }

            return;
        }

        if (Guard(correction, matched) is { } found)
        {
            Fails(correction, matched[0], found);
            return;
        }

        switch (correction.Action)
        {
            case CorrectionAction.Drop:
                rows.RemoveAll(matched.Contains);
                _byDay = null;
                break;
            case CorrectionAction.Override:
                matched.ForEach(row => Override(correction, row));
                break;
            case CorrectionAction.Move:
                matched.ForEach(row => Move(correction, row, rows));
                break;
            default:
                matched.ForEach(row => Mark(row, $"flagged ({correction.CorrectionId}): {correction.Reason}"));
                break;
        }

        _applied.Add(new(correction.CorrectionId, WireName.Of(correction.Action), matched.Count, correction.Reason));
    }

    private List<IncomingRow> Selected(Correction correction, List<IncomingRow> rows)
    {
        // The columns and their texts are the same for each of a hundred thousand rows.
        (int Column, string? Value)[] keys =
        [
            (_resource.IndexOf("as_of"), correction.AsOf is { } day ? IncomingCell.Iso(day) : null),
            (_resource.IndexOf("iso3"), correction.Iso3),
            (_resource.IndexOf("mission_id"), correction.MissionId),
            (_resource.IndexOf("personnel_type"), correction.PersonnelType is { } type ? WireName.Of(type) : null),
        ];
        var given = Array.FindAll(keys, key => key.Value is not null);
        var valued = SelectsByValue(correction) ? _resource.IndexOf(correction.Field) : -1;
        var selected = new List<IncomingRow>();
        foreach (var row in given.Any(key => key.Column < 0) ? [] : correction.AsOf is { } month ? OfDay(IncomingCell.Iso(month), rows) : rows)
        {
            if (Has(row.Cells, given) && (valued < 0 || MatchesValue(row.Cells[valued], correction.ExpectedValue!)))
            {
                selected.Add(row);
            }
        }

        return selected;
    }

    private List<IncomingRow> OfDay(string day, List<IncomingRow> rows)
    {
        if (_byDay is null)
        {
            _byDay = new(StringComparer.Ordinal);
            foreach (var row in rows)
            {
                if (_days.Contains(row.Cells[_day]))
                {
                    ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_byDay, row.Cells[_day], out _);
                    (group ??= []).Add(row);
                }
            }
        }

        return _byDay.GetValueOrDefault(day) ?? [];
    }

    private static bool Has(string[] cells, (int Column, string? Value)[] keys)
    {
        foreach (var (column, value) in keys)
        {
            if (cells[column] != value)
            {
                return false;
            }
        }

        return true;
    }

    // Without a row named by its keys, the value itself says which rows are meant: a mission to drop, a date that ends in 02-28.
    private bool SelectsByValue(Correction correction)
        => correction.ExpectedValue is not null && _resource.IndexOf(correction.Field) >= 0
            && correction is { AsOf: null, Iso3: null, MissionId: null, PersonnelType: null };

    private static bool MatchesValue(string cell, string expected)
        => cell == expected || (IsMonthAndDay(expected) && cell.EndsWith("-" + expected, StringComparison.Ordinal) && IsLeapYear(cell));

    private static bool IsMonthAndDay(string text) => text.Length == 5 && text[2] == '-';

    private static bool IsLeapYear(string date)
        => CellFormat.TryDate(date, out var day) && DateTime.IsLeapYear(day.Year);

    private bool Covers(Correction correction, List<IncomingRow> rows)
        => correction.AsOf is { } day
            ? _day >= 0 && OfDay(IncomingCell.Iso(day), rows).Count > 0
            : correction.MissionId is { } mission && _resource.IndexOf("mission_id") is >= 0 and var index && rows.Exists(row => row.Cells[index] == mission);

    // Null where the correction still holds, else what was found instead.
    private string? Guard(Correction correction, List<IncomingRow> rows)
    {
        if (correction.ExpectedValue is not { } expected || SelectsByValue(correction))
        {
            return null;
        }

        // What stands in a wrong place, or is only flagged there, is recognised by its figure.
        var byFigure = correction.Action is CorrectionAction.Move or CorrectionAction.Flag && import.Identity.Contains(correction.Field);
        var field = byFigure ? "total" : correction.Field;
        var index = _resource.IndexOf(field);
        if (index < 0)
        {
            return $"no field {field}";
        }

        if (_resource.Fields[index].Type is FieldType.Integer or FieldType.Number
            && rows.All(row => CellFormat.TryNumber(row.Cells[index], out _)) && CellFormat.TryNumber(expected, out var wanted))
        {
            var sum = rows.Sum(row => decimal.Parse(row.Cells[index], CultureInfo.InvariantCulture));
            return sum == wanted ? null : sum.ToString(CultureInfo.InvariantCulture);
        }

        return rows.FirstOrDefault(row => row.Cells[index] != expected)?.Cells[index];
    }

    private void Override(Correction correction, IncomingRow row)
    {
        var index = _resource.IndexOf(correction.Field);
        var value = correction.NewValue ?? "";
        Forget(index);
        row.Cells[index] = IsMonthAndDay(value) && row.Cells[index].Length == 10 ? row.Cells[index][..5] + value : value;
        Mark(row, $"corrected ({correction.CorrectionId}): {correction.Reason}");
    }

    private void Move(Correction correction, IncomingRow row, List<IncomingRow> rows)
    {
        var index = _resource.IndexOf(correction.Field);
        var before = row.Cells[index];
        row.Cells[index] = correction.NewValue ?? "";
        Forget(index);
        var same = new RowIdentity([.. import.Identity.Select(_resource.IndexOf).Where(column => column >= 0)]);
        var candidates = import.Identity.Contains("as_of") && _days.Contains(row.Cells[_day]) ? OfDay(row.Cells[_day], rows) : rows;
        if (candidates.Find(other => same.Equals(other.Cells, row.Cells) && !ReferenceEquals(other, row)) is { } taken)
        {
            row.Cells[index] = before;
            Fails(correction, taken, $"a row of {correction.NewValue} already");
            return;
        }

        Mark(row, $"corrected ({correction.CorrectionId}), moved from {before}: {correction.Reason}");
    }

    private void Forget(int changed)
    {
        if (changed == _day)
        {
            _byDay = null;
        }
    }

    private void Mark(IncomingRow row, string note)
    {
        var index = _resource.IndexOf("note");
        if (index >= 0)
        {
            row.Cells[index] = row.Cells[index].Length == 0 ? note : row.Cells[index] + "; " + note;
        }
    }

    private void Fails(Correction correction, IncomingRow? row, string found)
        => context.Errors.Add(new(
            DataErrorKind.CorrectionGuard, context.FileName, row?.Line, correction.Field, found,
            $"{correction.ExpectedValue}, as correction {correction.CorrectionId} says",
            "The publisher has changed the figure: look at it, then remove or renew the correction in corrections.csv."));
}
