namespace FinServ.Compliance.Text;

/// <summary>Leads from places in a masked text back to the text as it came.</summary>
internal sealed class PlaceMap
{
    private readonly List<(int Masked, int MaskedEnd, int Original, int OriginalEnd)> masks = [];

    public PlaceMap(string text, IEnumerable<Finding> masked)
    {
        var shift = 0;
        foreach (var finding in masked)
        {
            var length = finding.Masked(text).Length;
            masks.Add((finding.Start + shift, finding.Start + shift + length, finding.Start, finding.End));
            shift += length - (finding.End - finding.Start);
        }
    }

    public Finding ToOriginal(Finding finding) => finding with { Start = Start(finding.Start), End = End(finding.End) };

    private int Start(int at)
    {
        var shift = 0;
        foreach (var mask in masks)
        {
            if (at < mask.Masked) break;
            if (at < mask.MaskedEnd) return mask.Original;
            shift = mask.OriginalEnd - mask.MaskedEnd;
        }

        return at + shift;
    }

    private int End(int end)
    {
        var shift = 0;
        foreach (var mask in masks)
        {
            if (end <= mask.Masked) break;
            if (end <= mask.MaskedEnd) return mask.OriginalEnd;
            shift = mask.OriginalEnd - mask.MaskedEnd;
        }

        return end + shift;
    }
}
