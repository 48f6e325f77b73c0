using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Kernels.Sql;

/// <summary>Words that could stand in a query: tables, and the language's own.</summary>
internal static class SqlCompletion
{
    private static readonly ImmutableArray<string> Keywords =
    [
        "AND", "AS", "ASC", "AVG", "BETWEEN", "BY", "CASE", "COUNT", "DESC", "DISTINCT", "ELSE", "END", "FROM", "GROUP", "HAVING", "IN", "INNER",
        "IS", "JOIN", "LEFT", "LIKE", "LIMIT", "MAX", "MIN", "NOT", "NULL", "ON", "OR", "ORDER", "OVER", "PARTITION", "SELECT", "SUM", "THEN",
        "UNION", "WHEN", "WHERE", "WITH",
    ];

    public static CompletionResult At(string code, int cursor, ISqlSource source)
    {
        var start = cursor;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] == '_'))
        {
            start--;
        }

        var typed = code[start..cursor];
        var items = source.TableNames.Select(t => new CompletionItem(t, "table"))
            .Concat(Keywords.Select(k => new CompletionItem(k, "keyword")))
            .Where(i => i.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        return new CompletionResult(start, cursor, [.. items]);
    }
}
