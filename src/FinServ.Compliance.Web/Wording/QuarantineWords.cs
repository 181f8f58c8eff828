using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Web.Wording;

/// <summary>Why a row could not be read, from the stable code of its reason.</summary>
public static class QuarantineWords
{
    public static LocalText Of(string reason) => reason switch
    {
        "bad-date" => new("日期无法读取", "date cannot be read"),
        "bad-number" => new("数字无法读取", "number cannot be read"),
        "bad-json" => new("不是 JSON", "not JSON"),
        "bad-encoding" => new("字符编码不符", "wrong encoding"),
        "too-long" => new("行过长", "line too long"),
        "nul-bytes" => new("含 NUL 字节", "holds NUL bytes"),
        "missing-column" => new("缺列", "column missing"),
        "missing-field" => new("缺字段", "field missing"),
        "missing-key" => new("缺主键", "key missing"),
        "unknown-event-type" => new("事件类型不在词汇表", "unknown event type"),
        "unknown-field" => new("字段不在词汇表", "unknown field"),
        "unknown-code" => new("代码不在清单", "unknown code"),
        _ => new(reason, reason),
    };
}
