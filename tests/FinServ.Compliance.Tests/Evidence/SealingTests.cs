using FinServ.Compliance.Evidence;

namespace FinServ.Compliance.Tests.Evidence;

public sealed class SealingTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "keys-" + Guid.NewGuid().ToString("N"));

    private KeyRing Ring => KeyRing.Open(folder, TimeProvider.System);

    [Theory]
    [InlineData("")]
    [InlineData("客户：我的卡号是…… 😀")]
    public void What_was_sealed_for_a_record_opens_for_it(string original)
    {
        var blob = new Sealing(Ring).Seal(original, "bank/I1");

        Assert.Equal(original, new Sealing(Ring).OpenText(blob, "bank/I1"));
    }

    [Fact]
    public void Sealing_the_same_twice_shows_no_likeness() =>
        Assert.NotEqual(new Sealing(Ring).Seal("same", "bank/I1"), new Sealing(Ring).Seal("same", "bank/I1"));

    [Fact]
    public void A_seal_does_not_open_for_another_record()
    {
        var sealing = new Sealing(Ring);
        var blob = sealing.Seal("original", "bank/I1");

        var refused = Assert.Throws<SealBrokenException>(() => sealing.Open(blob, "bank/I2"));
        Assert.Contains("bank/I2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_changed_byte_breaks_the_seal()
    {
        var sealing = new Sealing(Ring);
        var blob = sealing.Seal("original", "bank/I1");
        for (var i = 0; i < blob.Length; i++)
        {
            blob[i] ^= 1;
            Assert.Throws<SealBrokenException>(() => sealing.Open(blob, "bank/I1"));
            blob[i] ^= 1;
        }

        Assert.Throws<SealBrokenException>(() => sealing.Open(blob.AsSpan(0, 10), "bank/I1"));
    }

    [Fact]
    public void After_a_rotation_the_new_key_seals_and_the_old_one_still_opens()
    {
        var ring = Ring;
        var old = new Sealing(ring).Seal("original", "bank/I1");
        var elsewhere = new Sealing(Ring); // a process that opened the ring before the rotation

        var key = ring.Rotate(TimeProvider.System);
        var fresh = new Sealing(ring).Seal("original", "bank/I1");

        Assert.Equal(key, ring.CurrentKey);
        Assert.Equal("original", new Sealing(ring).OpenText(old, "bank/I1"));
        Assert.Equal("original", elsewhere.OpenText(fresh, "bank/I1"));
    }

    [Fact]
    public void Keys_for_tokens_outlive_a_rotation_and_differ_by_purpose()
    {
        var ring = Ring;
        var before = ring.Derive("tokens");
        ring.Rotate(TimeProvider.System);

        Assert.Equal(before, Ring.Derive("tokens"));
        Assert.NotEqual(before, Ring.Derive("something else"));
    }

    [Fact]
    public void A_lost_key_is_named_with_its_remedy()
    {
        var ring = Ring;
        var blob = new Sealing(ring).Seal("original", "bank/I1");
        File.Delete(ring.Path);

        var refused = Assert.Throws<SealBrokenException>(() => new Sealing(Ring).Open(blob, "bank/I1"));
        Assert.Contains(ring.CurrentKey, refused.Message, StringComparison.Ordinal);
        Assert.Contains("backup", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"keys\":[{\"id\":\"a\",\"secret\":\"c2hvcnQ=\"}]}")]
    public void A_damaged_ring_is_never_replaced_by_a_new_one(string content)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "ring.json"), content);

        Assert.Throws<KeyRingException>(() => Ring);
        Assert.Equal(content, File.ReadAllText(Path.Combine(folder, "ring.json")));
    }

    [Fact]
    public void Only_the_owner_may_read_the_ring()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows inherits the folder's access list.");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Ring.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task Processes_that_start_at_once_share_one_key()
    {
        var rings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Ring.CurrentKey)));

        Assert.Single(rings.Distinct());
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
