using System.Collections.Immutable;
using System.Reflection;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>The variables that compiled cells hold: top-level declarations are fields of the cell's class.</summary>
internal static class SubmissionVariables
{
    public static ImmutableArray<KernelVariable> Of(IReadOnlyList<object> submissions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var variables = ImmutableArray.CreateBuilder<KernelVariable>();
        foreach (var submission in submissions.Reverse())
        {
            foreach (var field in submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                if ((char.IsLetter(field.Name[0]) || field.Name[0] == '_') && seen.Add(field.Name))
                {
                    variables.Add(new KernelVariable(field.Name, field.FieldType, () => field.GetValue(submission)));
                }
            }
        }

        return variables.ToImmutable();
    }
}
