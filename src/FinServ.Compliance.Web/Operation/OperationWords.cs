using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Jobs;

namespace FinServ.Compliance.Web.Operation;

/// <summary>The words of running the product.</summary>
public static class OperationWords
{
    public static LocalText Of(WindowState state) => state switch
    {
        WindowState.Done => new("完成", "done"),
        WindowState.Failed => new("失败", "failed"),
        WindowState.Skipped => new("经批准跳过", "skipped with approval"),
        WindowState.Running => new("进行中", "running"),
        _ => new("窗口未完", "window still open"),
    };
}
