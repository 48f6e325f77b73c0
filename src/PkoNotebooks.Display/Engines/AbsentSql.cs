using System.Reflection;
using System.Reflection.Emit;

namespace PkoNotebooks.Display.Engines;

/// <summary>
/// Stands in .NET Interactive for the SQL kernel that is not there, so that an SQL cell says what is missing and how to get it
/// instead of "unknown magic command".
/// </summary>
internal sealed class AbsentSql
{
    public const string Name = "sql";

    private const string Engine = "Microsoft.DotNet.Interactive";

    private readonly string _message;

    private AbsentSql(string message) => _message = message;

    /// <param name="root">.NET Interactive's root kernel.</param>
    /// <param name="why">What is the matter with the extension, as the end of a sentence.</param>
    /// <param name="build">The command that builds the right one.</param>
    public static void AddTo(object root, string why, string build)
    {
        var absent = new AbsentSql($"SQL cells need the kit's extension in .NET Interactive, and {why.TrimEnd('.')}. "
            + $"Build it, restart the kernel and run the notebook again: {build}");
        try
        {
            var engine = root.GetType().Assembly;
            var kernel = Kernel(engine.GetType($"{Engine}.Kernel", throwOnError: true)!);
            absent.AnswerTo(engine.GetType($"{Engine}.Commands.SubmitCode", throwOnError: true)!, kernel);
            TakeNames(engine.GetType($"{Engine}.Directives.KernelDirectiveParameter", throwOnError: true)!, kernel);
            root.GetType().GetMethods().Single(m => m.Name == "Add" && m.GetParameters().Length == 2).Invoke(root, [kernel, null]);
        }
        catch (Exception e) when (e is TypeLoadException or MissingMemberException or InvalidOperationException or ArgumentException or TargetInvocationException)
        {
            // A version of .NET Interactive unlike any known: no cell but those in SQL needs this, and they get that version's own words.
        }
    }

    /// <summary>A kernel that can do nothing yet. Its base class has no constructor that anybody but an heir may call.</summary>
    private static object Kernel(Type baseType)
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("PkoNotebooks.AbsentSql"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("PkoNotebooks.AbsentSql").DefineType("AbsentSqlKernel", TypeAttributes.Public, baseType);
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, []).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, Name);
        code.Emit(OpCodes.Call, baseType.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(string)])
            ?? throw new MissingMethodException(baseType.FullName, ".ctor(string)"));
        code.Emit(OpCodes.Ret);
        return Activator.CreateInstance(type.CreateType())!;
    }

    private void AnswerTo(Type command, object kernel)
    {
        var register = kernel.GetType().GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy)
            .Single(m => m.Name == "RegisterCommandHandler").MakeGenericMethod(command);
        var answer = typeof(AbsentSql).GetMethod(nameof(RefuseAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
        register.Invoke(kernel, [Delegate.CreateDelegate(register.GetParameters()[0].ParameterType, this, answer)]);
    }

    /// <summary>An SQL cell may name its rows; that is no fault of the cell's.</summary>
    private static void TakeNames(Type parameter, object kernel)
    {
        var directive = kernel.GetType().GetProperty("KernelSpecifierDirective")!.GetValue(kernel)!;
        var parameters = directive.GetType().GetProperty("Parameters")!.GetValue(directive)!;
        typeof(ICollection<>).MakeGenericType(parameter).GetMethod("Add")!
            .Invoke(parameters, [Activator.CreateInstance(parameter, "--name", "Keep the rows under this name.")]);
    }

    private Task RefuseAsync(object command, object context) => throw new InvalidOperationException(_message);
}
