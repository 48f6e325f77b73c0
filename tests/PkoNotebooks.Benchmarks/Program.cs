using PkoNotebooks.Benchmarks.Jupyter;

return args switch
{
    ["jupyter", .. var rest] => await JupyterBenchmarks.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("expected: jupyter [KERNEL] [OTHER] [STARTS] [EXECUTIONS]");
    return 2;
}
