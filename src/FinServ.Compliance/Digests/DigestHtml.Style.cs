using System.Globalization;

namespace FinServ.Compliance.Digests;

public sealed partial class DigestHtml
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Tokens of ui/README.md §4, light; severities stay apart in grey.</summary>
    private const string Style = """
        @page { size: A4; margin: 10mm }
        :root { --ink: #17191C; --ink-2: #484D54; --ink-3: #646971; --line: #E0E0DA; --bad: #9E1B22; --ok: #1D6B47 }
        * { box-sizing: border-box }
        body { margin: 0; background: #F6F6F3; color: var(--ink); font: 13px/20px system-ui, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums }
        main { max-width: 940px; margin: 16px auto; padding: 24px 36px; background: #fff; border: 1px solid var(--line); border-radius: 6px }
        header, footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px }
        header { border-bottom: 2px solid var(--ink); padding-bottom: 8px } footer { border-top: 1px solid var(--line); margin-top: 16px; padding-top: 8px; color: var(--ink-3); font-size: 12px }
        h1 { font-size: 22px; line-height: 34px; font-weight: 400; margin: 12px 0 } h2 { font-size: 14px; line-height: 22px; font-weight: 500; margin: 0 0 4px; border-bottom: 1px solid var(--line) }
        .figures { display: grid; grid-template-columns: repeat(3, 1fr); border-block: 1px solid var(--line); margin-bottom: 16px }
        .figure { padding: 8px 12px; border-bottom: 1px solid var(--line) } .figure:not(:nth-child(3n)) { border-right: 1px solid var(--line) } .figure:nth-last-child(-n+3) { border-bottom: 0 }
        .figure p { margin: 0 } .label { color: var(--ink-3); font-size: 12px; display: flex; justify-content: space-between; gap: 8px } .figure .label:first-child { color: var(--ink); font-size: 13px } .label span + span { color: var(--ink-3); font-size: 12px }
        .value { font-size: 26px; line-height: 34px } small { font-size: 12px; color: var(--ink-3) }
        .two { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 24px; margin-bottom: 16px } section { break-inside: avoid; min-width: 0 }
        table { width: 100%; border-collapse: collapse } th { font-weight: 400; color: var(--ink-3); font-size: 12px; text-align: left } th, td { padding: 3px 6px 3px 0; border-bottom: 1px solid var(--line); vertical-align: top } .n { text-align: right } .n, .day { white-space: nowrap }
        ul { list-style: none; margin: 0; padding: 0 } li { padding: 3px 0; border-bottom: 1px solid var(--line) } s { color: var(--ink-3) }
        .bad, small.bad, .bad small { color: var(--bad) } .ok, small.ok { color: var(--ok) }
        .unknown { border: 1px dashed var(--ink-3); border-radius: 2px; padding: 0 3px; font-size: 12px; line-height: 14px; color: var(--ink-2) }
        .mark { display: inline-block; width: 24px; line-height: 18px; font-size: 12px; text-align: center; border-radius: 2px; border: 1px solid } .mark.S1 { background: #9E1B22; color: #fff; border-color: #9E1B22 } .mark.S2 { background: #B4540A; color: #fff; border-color: #B4540A } .mark.S3 { background: #FBF1DA; color: #664906; border-color: #8A6410 } .mark.S4 { color: #484D54; border-color: #848A92 }
        .legend { margin: 0; display: flex; gap: 16px; font-size: 12px; color: var(--ink-2) } .legend i { display: inline-block; width: 10px; height: 10px; margin-right: 4px } i.S1 { background: #9E1B22 } i.S2 { background: #CF6A1F } i.S3 { background: #E8B964 } i.S4 { background: #D6DBE0; outline: 0.7px solid #85898F }
        .axis { font-size: 12px; fill: var(--ink-3) } .count { font-size: 12px; fill: var(--ink) }
        @media print { body { background: #fff } main { max-width: none; margin: 0; padding: 0; border: 0; zoom: .8 } h1 { font-size: 19px; line-height: 27px; margin: 8px 0 } .value { font-size: 20px; line-height: 26px } .figure { padding: 4px 10px } .figure svg { height: 26px } .figures, .two { margin-bottom: 10px } .two { gap: 10px 24px } td { padding-block: 1px } }
        @media screen and (max-width: 720px) { main { padding: 16px } .figures, .two { grid-template-columns: 1fr } .figure { border-right: 0 !important; border-bottom: 1px solid var(--line) !important } }
        """;
}
