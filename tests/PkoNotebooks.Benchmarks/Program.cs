using PkoNotebooks.Benchmarks.Import;
using PkoNotebooks.Benchmarks.Jupyter;
using PkoNotebooks.Benchmarks.Load;
using PkoNotebooks.Benchmarks.Measuring;
using PkoNotebooks.Benchmarks.Paint;
using PkoNotebooks.Benchmarks.Render;
using PkoNotebooks.Jupyter.Kernelspecs;

var rest = new Arguments(args.Skip(1));
try
{
    return args.FirstOrDefault() switch
    {
        "jupyter" => await JupyterBenchmark.RunAsync(rest),
        "import" => await ImportBenchmark.RunAsync(rest),
        "load" => LoadBenchmark.Run(rest),
        "render" => await RenderBenchmark.RunAsync(rest),
        "paint" => await PaintBenchmark.RunAsync(rest),
        ImportOnce.Name => ImportOnce.Run(rest),
        _ => throw new ArgumentException($"found '{args.FirstOrDefault()}', expected one of jupyter, import, load, render, paint."),
    };
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}\n\n{Arguments.Usage}");
    return 2;
}
catch (Exception e) when (e is KernelspecException or MissingProgramException)
{
    Console.Error.WriteLine(e.Message);
    return 3;
}
