namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>How specific a registration is for a value's type: 0 for the type itself, more for what stands further off.</summary>
internal static class TypeDistance
{
    private const int Interface = 1000;
    private const int Root = 10_000;

    /// <returns>The distance, or null where the registration does not apply.</returns>
    public static int? Between(Type actual, Type registered)
    {
        if (registered == typeof(object))
        {
            return actual == typeof(object) ? 0 : Root;
        }

        var distance = 0;
        for (var type = actual; type is not null; type = type.BaseType, distance += 2)
        {
            if (type == registered)
            {
                return distance;
            }

            if (type.IsGenericType && registered.IsGenericTypeDefinition && type.GetGenericTypeDefinition() == registered)
            {
                return distance + 1;
            }
        }

        foreach (var type in actual.GetInterfaces())
        {
            if (type == registered || (type.IsGenericType && registered.IsGenericTypeDefinition && type.GetGenericTypeDefinition() == registered))
            {
                // Among interfaces, the one that implies more others is the more specific.
                return Interface - type.GetInterfaces().Length;
            }
        }

        return registered.IsAssignableFrom(actual) ? Interface + 1 : null;
    }
}
