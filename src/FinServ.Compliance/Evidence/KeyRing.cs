using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FinServ.Compliance.Evidence;

/// <summary>The secret keys of an installation, in a file of their own outside the data: `ring.json`, readable by its owner only.</summary>
/// <remarks>
/// The newest key seals, older ones still open what they sealed. Tokens are keyed from the first key for ever, because
/// equal values must keep equal tokens. Whoever loses the file loses every sealed original: it belongs into the backup, apart from the data.
/// </remarks>
public sealed class KeyRing
{
    private const string FileName = "ring.json";
    private const int KeyBytes = 32;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string path;
    private readonly Lock changing = new();
    private volatile Ring ring;

    private KeyRing(string path, Ring ring) => (this.path, this.ring) = (path, ring);

    /// <summary>Id of the key that seals now.</summary>
    public string CurrentKey => ring.Keys[^1].Id;

    /// <summary>Ids of all keys, oldest first.</summary>
    public IReadOnlyList<string> Keys => [.. ring.Keys.Select(key => key.Id)];

    /// <summary>Where the ring is kept, for messages.</summary>
    public string Path => path;

    /// <summary>Opens the ring in a folder, which must not be the data's own; makes folder, file and first key where there are none.</summary>
    /// <exception cref="KeyRingException">The file cannot be read as a ring, or not be written.</exception>
    public static KeyRing Open(string folder, TimeProvider clock)
    {
        var path = System.IO.Path.Combine(folder, FileName);
        try
        {
            CreateFolder(folder);
            if (!File.Exists(path))
            {
                using var turn = Turn(path);
                if (!File.Exists(path)) Write(path, new([NewKey(clock)]));
            }

            return new(path, Read(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KeyRingException($"The key ring {path} cannot be opened: {failure.Message} Check the path and the rights on it.", failure);
        }
    }

    /// <summary>Adds a key that seals from now on. Processes that have the ring open see it when they open it again or meet its key.</summary>
    /// <returns>Id of the new key.</returns>
    public string Rotate(TimeProvider clock)
    {
        lock (changing)
        {
            using var turn = Turn(path);
            var changed = new Ring([.. Read(path).Keys, NewKey(clock)]);
            Write(path, changed);
            ring = changed;
            return changed.Keys[^1].Id;
        }
    }

    /// <summary>A key for one purpose, drawn from the first key; the same for ever.</summary>
    public byte[] Derive(string purpose) => Derive(ring.Keys[0], purpose);

    /// <summary>The key of an id for one purpose; null where the ring, read anew, has no such key.</summary>
    internal byte[]? Derive(string keyId, string purpose)
    {
        if (ring.Find(keyId) is null)
            lock (changing)
                ring = Read(path); // another process may have rotated it

        return ring.Find(keyId) is { } key ? Derive(key, purpose) : null;
    }

    private static byte[] Derive(Key key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(key.Secret), KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    private static Key NewKey(TimeProvider clock) => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), clock.GetUtcNow(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));

    private static Ring Read(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Ring>(File.ReadAllText(path), Json);
            if (read is { Keys.Count: > 0 } && read.Keys.All(IsSound)) return read;
        }
        catch (JsonException)
        {
            // The message below says what to do; the file's text is secret.
        }

        throw new KeyRingException($"The file {path} is not a key ring. Restore it from its backup; do not delete it, or sealed originals are lost.");
    }

    private static bool IsSound(Key key)
    {
        Span<byte> secret = stackalloc byte[KeyBytes + 3];
        return !string.IsNullOrEmpty(key.Id) && Convert.TryFromBase64String(key.Secret ?? "", secret, out var length) && length == KeyBytes;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a whole ring or nothing.</summary>
    private static void Write(string path, Ring ring)
    {
        var draft = path + ".draft";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, ring, Json);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>One process at a time writes the ring: two that start at once would otherwise make two first keys.</summary>
    private static FileStream Turn(string path)
    {
        const int tries = 200, pause = 50; // milliseconds; ten seconds in all
        for (var tried = 1; ; tried++)
        {
            try
            {
                return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tried < tries)
            {
                Thread.Sleep(pause);
            }
        }
    }

    private sealed record Ring(IReadOnlyList<Key> Keys)
    {
        public Key? Find(string id) => Keys.FirstOrDefault(key => key.Id == id);
    }

    private sealed record Key(string Id, DateTimeOffset CreatedAt, string Secret);
}

/// <summary>The key ring is missing, damaged or not writable; nothing can be sealed or opened.</summary>
public sealed class KeyRingException : Exception
{
    public KeyRingException(string message) : base(message)
    {
    }

    public KeyRingException(string message, Exception inner) : base(message, inner)
    {
    }
}
