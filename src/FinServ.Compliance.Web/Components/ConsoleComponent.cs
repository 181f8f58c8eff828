using FinServ.Compliance.Checking;
using FinServ.Compliance.Web.Wording;
using Microsoft.AspNetCore.Components;

namespace FinServ.Compliance.Web.Components;

/// <summary>What every part of the console has: its reader, in whose language it speaks.</summary>
public abstract class ConsoleComponent : ComponentBase
{
    [Inject]
    protected Reader Reader { get; set; } = default!;

    protected Times Times => Reader.Times;

    protected DateTimeOffset Now => Reader.Now;

    protected string Say(string zh, string en) => Reader.Say(zh, en);

    protected string Say(LocalText text) => Reader.Say(text);

    /// <summary>A share as SVG and CSS take it, `12.345%`, whatever the language.</summary>
    protected static string Share(double share) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share * 100:0.###}%");

    /// <summary>A length as SVG takes it, whatever the language.</summary>
    protected static string Px(double length) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{length:0.##}");
}
