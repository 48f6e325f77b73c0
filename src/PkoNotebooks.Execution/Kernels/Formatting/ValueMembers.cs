using System.Reflection;
using System.Runtime.CompilerServices;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>The members of a value that are shown: public properties and fields, base class first, in order of declaration.</summary>
internal static class ValueMembers
{
    private static readonly ConditionalWeakTable<Type, List<Member>> Known = [];

    public static IReadOnlyList<Member> Of(Type type) => Known.GetValue(type, Read);

    private static List<Member> Read(Type type)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        var chain = new Stack<Type>();
        for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            chain.Push(t);
        }

        var members = new List<Member>();
        foreach (var t in chain)
        {
            foreach (var member in t.GetMembers(Declared).OrderBy(m => m.MetadataToken))
            {
                Member? read = member switch
                {
                    PropertyInfo p when p.GetMethod is { IsPublic: true } getter && p.GetIndexParameters().Length == 0 && !IsUnreadable(p.PropertyType) =>
                        new Member(p.Name, p.PropertyType, value => getter.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null)),
                    FieldInfo { IsSpecialName: false } f when !IsUnreadable(f.FieldType) => new Member(f.Name, f.FieldType, f.GetValue),
                    _ => null,
                };
                if (read is not null && member.GetCustomAttribute<System.Diagnostics.DebuggerBrowsableAttribute>() is not { State: System.Diagnostics.DebuggerBrowsableState.Never })
                {
                    // An override or a hiding member takes the place of the one it hides.
                    var at = members.FindIndex(m => m.Name == read.Name);
                    if (at >= 0)
                    {
                        members[at] = read;
                    }
                    else
                    {
                        members.Add(read);
                    }
                }
            }
        }

        return members;
    }

    private static bool IsUnreadable(Type type) => type.IsByRef || type.IsByRefLike || type.IsPointer || type.IsFunctionPointer;

    internal sealed record Member(string Name, Type Type, Func<object, object?> Get)
    {
        /// <summary>The value, or what was thrown instead of it.</summary>
        public object? Read(object of)
        {
            try
            {
                return Get(of);
            }
            catch (Exception error) when (error is not ThreadAbortException)
            {
                return new Unreadable(error);
            }
        }
    }

    /// <summary>Stands for a member that threw.</summary>
    internal sealed record Unreadable(Exception Error)
    {
        public string Text => $"({Error.GetType().Name}: {Error.Message})";
    }
}
