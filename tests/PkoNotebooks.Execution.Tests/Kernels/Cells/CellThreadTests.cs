using System.Globalization;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Tests.Kernels.Cells;

public sealed class CellThreadTests
{
    private static readonly AsyncLocal<string?> Flowing = new();

    [Fact]
    public async Task Cells_run_one_after_the_other_on_one_thread_and_leave_it_as_they_found_it()
    {
        using var thread = new CellThread();
        var first = await thread.RunAsync(
            () =>
            {
                Flowing.Value = "first";
                Thread.CurrentThread.Priority = ThreadPriority.AboveNormal;
                Thread.CurrentThread.IsBackground = false;
                CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "!" } };
                return Environment.CurrentManagedThreadId;
            },
            TimeSpan.Zero,
            CancellationToken.None);
        var second = await thread.RunAsync(
            () => (Environment.CurrentManagedThreadId, Flowing.Value, Thread.CurrentThread.Priority, Thread.CurrentThread.IsBackground, 1.5.ToString(CultureInfo.CurrentCulture)),
            TimeSpan.Zero,
            CancellationToken.None);
        Assert.Equal((first, null, ThreadPriority.Normal, true, "1.5"), second);
    }

    [Fact]
    public async Task What_flows_to_the_caller_flows_to_the_cell()
    {
        using var thread = new CellThread();
        foreach (var value in new[] { "one", "two" })
        {
            Flowing.Value = value;
            Assert.Equal(value, await thread.RunAsync(() => Flowing.Value, TimeSpan.Zero, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_cell_that_does_not_end_is_left_behind_and_the_next_does_not_wait_for_it()
    {
        using var thread = new CellThread();
        using var cancel = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        using var ended = new ManualResetEventSlim();
        var stuck = thread.RunAsync(
            () =>
            {
                release.Wait();
                ended.Set();
                return Environment.CurrentManagedThreadId;
            },
            TimeSpan.FromMilliseconds(1),
            cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stuck);
        Assert.Equal(7, await thread.RunAsync(() => 7, TimeSpan.Zero, CancellationToken.None));
        release.Set();
        Assert.True(ended.Wait(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task What_a_cell_throws_is_what_its_caller_gets()
    {
        using var thread = new CellThread();
        await Assert.ThrowsAsync<FormatException>(() => thread.RunAsync<int>(() => throw new FormatException(), TimeSpan.Zero, CancellationToken.None));
        Assert.Equal(7, await thread.RunAsync(() => 7, TimeSpan.Zero, CancellationToken.None));
    }
}
