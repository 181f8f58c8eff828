using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Evaluation;

namespace FinServ.Compliance.Web.Components.Clocks;

/// <summary>The check value of a receipt: SHA-256 over its lines as text, shortened for the page to `9f2c41d7…b0e1`.</summary>
public static class ReceiptHash
{
    public static string Of(Receipt receipt)
    {
        var text = new StringBuilder($"{receipt.Calendar}|{receipt.CalendarVersion}|{receipt.Zone}|{receipt.Limit}|{receipt.Counting}\n");
        foreach (var line in receipt.Lines)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{line.From:O}|{line.To:O}|{line.Counted}|{line.Reason}\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return $"{hash[..8]}…{hash[^4..]}";
    }
}
