using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PkoNotebooks.Execution.Isolation;

namespace PkoNotebooks.Execution.Cache;

/// <summary>
/// SHA-256 of what was read: a whole file, or one value of a JSON file where the path goes on with <c>#</c> and a
/// JSON Pointer (RFC 6901), such as <c>data/datapackage.json#/resources/3</c>. So a reader that rests on a part of a file says so.
/// </summary>
internal static class InputHash
{
    /// <summary>Lower-case hex, or <see cref="ReadFile.Absent"/> where there is no such file or value.</summary>
    public static string Of(string path)
    {
        try
        {
            var (file, pointer) = Split(path);
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            if (pointer.Length == 0)
            {
                return Convert.ToHexStringLower(SHA256.HashData(stream));
            }

            using var json = JsonDocument.Parse(stream);
            return Find(json.RootElement, pointer) is { } value
                ? Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(value.GetRawText())))
                : ReadFile.Absent;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return ReadFile.Absent;
        }
    }

    /// <summary>Whether a path goes on with a pointer.</summary>
    public static bool IsPart(string path) => path.Contains("#/", StringComparison.Ordinal);

    /// <summary>The file of a path, and the pointer's steps; none where the whole file is meant.</summary>
    public static (string File, string[] Pointer) Split(string path)
    {
        // On Windows a full path has its slashes turned.
        var at = path.Replace('\\', '/').IndexOf("#/", StringComparison.Ordinal);
        return at < 0 || File.Exists(path) ? (path, []) : (path[..at], path[(at + 2)..].Replace('\\', '/').Split('/'));
    }

    private static JsonElement? Find(JsonElement value, string[] pointer)
    {
        foreach (var escaped in pointer)
        {
            var step = escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var member))
            {
                value = member;
            }
            else if (value.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.GetArrayLength())
            {
                value = value[index];
            }
            else
            {
                return null;
            }
        }

        return value;
    }
}
