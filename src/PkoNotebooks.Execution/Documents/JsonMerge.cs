using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Brings new content into the form of the old: the order of its keys, the digits of its numbers, the way its text was split.</summary>
internal static class JsonMerge
{
    /// <summary>The new value; in the old one's form wherever they say the same.</summary>
    public static JsonNode? Keep(JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (JsonObject old, JsonObject now) => Ordered(old, Members(old, now), keepUnknown: false, known: []),
        _ => before is not null && JsonNode.DeepEquals(before, after) ? before.DeepClone() : after,
    };

    /// <summary>A multi-line string: as it was where it says the same, otherwise one string or a list as the old one.</summary>
    public static JsonNode? KeepText(JsonNode? before, JsonNode? after)
    {
        if (before.AsMultiline() is not { } old || after.AsMultiline() is not { } now)
        {
            return after;
        }

        if (old.ReplaceLineEndings("\n") == now.ReplaceLineEndings("\n"))
        {
            return before!.DeepClone();
        }

        return before is JsonArray ? OutputJson.Split(now) : now;
    }

    /// <summary>The representations of an output.</summary>
    public static JsonNode KeepBundle(JsonNode? before, JsonObject after)
    {
        if (before is not JsonObject old)
        {
            return after;
        }

        var members = new JsonObject();
        foreach (var (mimeType, value) in after)
        {
            members[mimeType] = OutputJson.IsJson(mimeType)
                ? Keep(old[mimeType], value?.DeepClone())
                : KeepText(old[mimeType], value?.DeepClone());
        }

        return Ordered(old, members, keepUnknown: false, known: []);
    }

    /// <summary>The new members in the old order; members that are new come where sorting puts them if the old were sorted, or else last.</summary>
    /// <param name="before">The old object.</param>
    /// <param name="after">The new members.</param>
    /// <param name="keepUnknown">Whether old members that are not new ones stay.</param>
    /// <param name="known">Members that do not stay even so: their absence is meant.</param>
    public static JsonObject Ordered(JsonObject before, JsonObject after, bool keepUnknown, IReadOnlyCollection<string> known)
    {
        var members = new List<KeyValuePair<string, JsonNode?>>();
        foreach (var (name, value) in before)
        {
            if (after.TryGetPropertyValue(name, out var now))
            {
                members.Add(new(name, now is not null && JsonNode.DeepEquals(value, now) ? value!.DeepClone() : now?.DeepClone()));
            }
            else if (keepUnknown && !known.Contains(name))
            {
                members.Add(new(name, value?.DeepClone()));
            }
        }

        var added = after.Where(m => !before.ContainsKey(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())).ToList();
        var sorted = IsSorted(before);
        members.AddRange(added);
        return new(added.Count > 0 && sorted ? members.OrderBy(m => m.Key, StringComparer.Ordinal) : members);
    }

    private static JsonObject Members(JsonObject before, JsonObject after)
    {
        var members = new JsonObject();
        foreach (var (name, value) in after)
        {
            members[name] = Keep(before[name], value?.DeepClone());
        }

        return members;
    }

    private static bool IsSorted(JsonObject json)
    {
        string? last = null;
        foreach (var (name, _) in json)
        {
            if (last is not null && string.CompareOrdinal(last, name) > 0)
            {
                return false;
            }

            last = name;
        }

        return true;
    }
}
