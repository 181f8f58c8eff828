namespace FinServ.Compliance.Storage;

/// <summary>Lets one process at a time do something; the operating system frees it when its holder dies.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <exception cref="StoreUnavailableException">Another process held it all the time.</exception>
    public static async Task<FileLock> TakeAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path) && waited < patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new StoreUnavailableException(
                    $"{path} cannot be taken: {failure.Message}",
                    "Wait for the other process to finish its start, or give this account write access to the folder.", failure);
            }
        }
    }

    public void Dispose() => file.Dispose();
}
