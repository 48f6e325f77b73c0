using PkoNotebooks.Display.Engines;

namespace PkoNotebooks.Display.Tests.Engines;

public sealed class DotNetInteractiveTests
{
    [Fact]
    public void In_any_other_engine_the_extension_is_not_even_looked_for()
    {
        var before = AppDomain.CurrentDomain.GetAssemblies().Length;
        DotNetInteractive.LoadExtension("no such folder/PkoNotebooks.Interactive.dll");
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies().Skip(before), a => a.GetName().Name == "PkoNotebooks.Interactive");
    }
}
