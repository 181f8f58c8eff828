namespace FinServ.Compliance.Interactions.Sample;

/// <summary>The matters that customers of the sample come with.</summary>
internal static class SampleTopics
{
    public static IReadOnlyList<SampleTopic> All { get; } =
    [
        new()
        {
            Category = "SB-G-FEE", Product = "SB-P-CREDIT", Nature = "product-or-fee", Department = SampleBank.Cards,
            Ask = new("你好，我的信用卡这个月被扣了{amount}元年费，办卡的时候说刷满六次就免的。", "Hello, an annual fee of {amount} yuan was charged on my credit card although it should be waived after six purchases."),
            Answer = new("我先帮您核对一下消费笔数，符合条件的年费会原路退回。", "Let me count your purchases first; if the condition is met the fee goes back to the card."),
            Note = new("客户咨询信用卡年费{amount}元的减免条件，称已刷满六次。", "Customer asks why an annual fee of {amount} yuan was charged after six purchases."),
            Result = new("核实消费笔数已达标，年费减免已申请，三日内退回。", "Purchases confirmed, waiver applied for, refund within three days."),
            Matter = new("办卡时承诺刷卡六次免年费，现在扣了{amount}元，与宣传不符。", "The fee of {amount} yuan was to be waived after six purchases; what was promised does not hold."),
            Demand = new("退还已扣年费并说明原因。", "Refund the fee and explain why it was charged."),
            Plan = new("核对活动规则与消费明细，符合条件的退还年费并向客户说明。", "Check the terms and the purchases, refund what is due, explain it to the customer."),
        },
        new()
        {
            Category = "SB-G-TRANSFER", Product = "SB-P-DEBIT", Nature = "operation", Department = SampleBank.Operations,
            Ask = new("昨天转账{amount}元，对方到现在还没收到，钱去哪儿了？", "I transferred {amount} yuan yesterday and it has not arrived. Where is the money?"),
            Answer = new("这笔转账走的是普通通道，我帮您查一下对方行的入账状态。", "It went through the ordinary channel; I am checking the state at the receiving bank."),
            Note = new("客户查询跨行转账{amount}元未到账原因。", "Customer asks about a transfer of {amount} yuan that has not arrived at the other bank."),
            Result = new("经查对方行已于今日入账，已告知客户查询方式。", "The receiving bank booked it today; customer was told how to check."),
            Matter = new("转账{amount}元两天未到账，多次询问无人给出明确答复。", "A transfer of {amount} yuan is missing for two days and nobody gives a clear answer."),
            Demand = new("查清资金去向并尽快到账。", "Find the money and have it credited."),
            Plan = new("向清算岗查询报文状态，必要时发起查复，结果当日告知客户。", "Query the clearing message, raise an enquiry if needed, tell the customer the same day."),
        },
        new()
        {
            Category = "SB-G-APP", Product = "SB-P-APP", Nature = "system", Department = SampleBank.Operations,
            Ask = new("手机银行一直登录不上，换了手机以后人脸识别过不了。", "I cannot sign in to the app; since I changed phones the face check fails."),
            Answer = new("请您先更新到最新版本，我这边把旧设备解绑，再试一次。", "Please update the app first; I will unbind the old device, then try again."),
            Note = new("客户更换手机后手机银行人脸识别不通过，无法登录。", "Customer cannot sign in to the app after changing phones, face check fails."),
            Result = new("已解绑旧设备，客户重新登录成功。", "Old device unbound, customer signed in successfully again."),
            Matter = new("手机银行连续三天登录失败，耽误了还款，产生罚息{amount}元。", "The app failed for three days, repayment was delayed and {amount} yuan of interest was charged."),
            Demand = new("恢复登录并减免由此产生的费用。", "Restore access and waive the charge that followed."),
            Plan = new("排查设备绑定记录，修复后由专人回访，罚息按规定减免。", "Check the device bindings, repair, call back, waive the interest as the rules allow."),
        },
        new()
        {
            Category = "SB-G-LOSS", Product = "SB-P-DEBIT", Nature = "fraud-or-loss", Department = SampleBank.Operations,
            Ask = new("我的卡丢了，麻烦马上帮我挂失，里面还有{amount}元。", "I lost my card, please block it at once, there are {amount} yuan on it."),
            Answer = new("已经为您办理挂失，补卡请携带有效证件到任一网点。", "It is blocked now. For a new card please bring your document to any branch."),
            Note = new("客户申请银行卡紧急挂失，卡内余额约{amount}元。", "Customer asks to block a lost card at once, balance about {amount} yuan."),
            Result = new("挂失成功，已告知补卡流程与所需材料。", "Card blocked, customer told how to get a new one and what to bring."),
            Matter = new("挂失后仍发生一笔{amount}元交易，银行应当承担责任。", "A payment of {amount} yuan went through after the card was blocked."),
            Demand = new("赔付挂失后发生的交易金额。", "Make good the payment made after the card was blocked."),
            Plan = new("调取挂失与交易时间，确认责任后走赔付流程。", "Compare the times of blocking and payment, then decide on compensation."),
        },
        new()
        {
            Category = "SB-G-LOAN", Product = "SB-P-MORTGAGE", Nature = "consultation", Department = SampleBank.Retail,
            Ask = new("想提前还一部分房贷，大概{amount}元，需要什么手续？", "I would like to repay part of my mortgage early, about {amount} yuan. What do I need?"),
            Answer = new("您可以在手机银行预约，提前还款日会重新计算月供。", "You can book it in the app; the instalment is recalculated on the day of repayment."),
            Note = new("客户咨询房贷部分提前还款{amount}元的流程和违约金。", "Customer asks how to repay {amount} yuan of the mortgage early and what it costs."),
            Result = new("已说明预约方式、月供变化及无违约金政策。", "Explained booking, new instalment, and that no penalty applies."),
            Matter = new("提前还款预约排队超过一个月，多付利息{amount}元。", "Early repayment was put off for over a month and cost {amount} yuan of interest."),
            Demand = new("尽快安排还款并退还多收利息。", "Schedule the repayment and return the interest paid in excess."),
            Plan = new("协调个贷中心本周安排扣款，核算多付利息后报批退还。", "Schedule the repayment this week, compute the interest and submit the refund."),
        },
        new()
        {
            Category = "SB-G-DEPOSIT", Product = "SB-P-DEPOSIT", Nature = "consultation", Department = SampleBank.Retail,
            Ask = new("三年期定期存款{amount}元，现在利率是多少，能不能自动转存？", "What is the rate for a three-year deposit of {amount} yuan, and can it renew by itself?"),
            Answer = new("到期可以自动转存，利率按转存日挂牌价执行。", "It can renew by itself at the rate posted on that day."),
            Note = new("客户咨询三年期定期存款利率及自动转存规则。", "Customer asks for the rate of a three-year deposit and how it renews."),
            Result = new("已告知挂牌利率与自动转存设置方法。", "Told the posted rate and how to set the renewal."),
            Matter = new("存款到期未按约定转存，损失利息{amount}元。", "The deposit was not renewed as agreed and {amount} yuan of interest was lost."),
            Demand = new("按约定利率补足利息。", "Pay the interest at the rate agreed."),
            Plan = new("核对开户约定与到期处理，属实则补计利息。", "Compare the agreement with what was done at maturity and make up the interest."),
        },
        new()
        {
            Category = "SB-G-WEALTH", Product = "SB-P-WEALTH", Nature = "product-or-fee", Department = SampleBank.Retail,
            Ask = new("上周赎回的理财{amount}元怎么还没到账？", "I redeemed {amount} yuan of a fund last week and it has not been paid out."),
            Answer = new("该产品赎回确认后两个工作日到账，我帮您看一下进度。", "It is paid two working days after confirmation; let me look at the progress."),
            Note = new("客户询问理财赎回{amount}元到账时间。", "Customer asks when the redemption of {amount} yuan will be paid out."),
            Result = new("告知赎回确认日与到账日，客户表示理解。", "Told the days of confirmation and payment; customer understands."),
            Matter = new("购买时说随时可取，赎回{amount}元却要等五天，也没有提示风险。", "I was told it can be redeemed any time, yet {amount} yuan take five days, and no risk was mentioned."),
            Demand = new("说明产品规则并对销售人员进行处理。", "Explain the terms and deal with the person who sold it."),
            Plan = new("调取销售录音核查告知内容，向客户书面说明产品规则。", "Listen to the sales recording, explain the terms to the customer in writing."),
        },
        new()
        {
            Category = "SB-G-CARD", Product = "SB-P-CREDIT", Nature = "consultation", Department = SampleBank.Cards,
            Ask = new("申请信用卡已经两个星期了，现在是什么进度？", "I applied for a credit card two weeks ago. How far is it?"),
            Answer = new("您的申请在终审环节，预计两个工作日内有结果，会短信通知您。", "It is in the last step; the result comes by text message within two working days."),
            Note = new("客户查询信用卡申请进度，已提交两周。", "Customer asks how far the credit card application of two weeks ago is."),
            Result = new("告知终审进度及短信通知方式。", "Told that it is in the last step and that a message will follow."),
            Matter = new("信用卡申请被拒没有说明原因，征信却多了一次查询记录。", "My application was refused without a reason, and my credit file shows an enquiry."),
            Demand = new("书面说明拒绝原因。", "Give the reason for the refusal in writing."),
            Plan = new("由审批岗出具说明，告知客户申诉途径。", "Have the reason stated by the approver and tell the customer how to object."),
        },
        new()
        {
            Category = "SB-G-PROOF", Product = "SB-P-DEBIT", Nature = "consultation", Department = SampleBank.Operations,
            Ask = new("需要打印近一年的流水用于签证，网上可以办吗？", "I need statements of the last year for a visa. Can I get them online?"),
            Answer = new("可以在手机银行申请电子流水，带电子印章，发送到您的邮箱。", "You can order them in the app; they come sealed to your mailbox."),
            Note = new("客户咨询电子流水的申请方式，用于办理签证。", "Customer asks how to get electronic statements for a visa application."),
            Result = new("已指导客户在手机银行申请带章流水。", "Customer was shown how to order sealed statements in the app."),
            Matter = new("网点打印流水收费{amount}元，网上公布的是免费。", "The branch charged {amount} yuan for statements that are free according to the website."),
            Demand = new("退还收取的费用。", "Refund the charge."),
            Plan = new("核对收费公示与网点收费，误收的当日退还。", "Compare the posted fees with the charge and refund it the same day if wrong."),
        },
        new()
        {
            Category = "SB-G-SERVICE", Product = "SB-P-COUNTER", Nature = "service-quality", Department = SampleBank.Retail,
            Ask = new("在你们网点等了快一个小时，窗口只开了一个，能不能多开几个？", "I waited almost an hour at your branch with one window open. Could you open more?"),
            Answer = new("非常抱歉让您久等，我把情况反馈给网点负责人，今天就跟进。", "I am sorry you had to wait. I pass this on to the branch manager today."),
            Note = new("客户反映网点排队时间长、开放窗口少。", "Customer reports a long wait at the branch with only one window open."),
            Result = new("已致歉并转网点负责人跟进增开窗口。", "Apologised and passed on to the branch manager to open more windows."),
            Matter = new("柜台人员态度冷淡，材料退回三次都没有一次说清楚要求。", "The counter sent me away three times and never said clearly what was needed."),
            Demand = new("当事人道歉并改进服务。", "An apology and better service."),
            Plan = new("调看监控核实经过，由网点负责人致歉并对员工辅导。", "Look at the footage, have the manager apologise, coach the employee."),
        },
        new()
        {
            Category = "SB-G-ATM", Product = "SB-P-DEBIT", Nature = "operation", Department = SampleBank.Operations,
            Ask = new("在自助机上取款，扣了{amount}元但是没出钞。", "The machine booked {amount} yuan but gave no cash."),
            Answer = new("请提供机具编号和时间，我们核对长款后退回账户。", "Please tell me the machine and the time; we check its cash and credit you."),
            Note = new("客户反映自助设备取款扣账{amount}元未出钞。", "Customer reports that a machine booked {amount} yuan without giving cash."),
            Result = new("已登记机具与时间，清机核实后退款。", "Machine and time noted; credited after the cash count."),
            Matter = new("自助机扣款{amount}元未出钞，一周了还没有退回。", "A machine booked {amount} yuan without cash a week ago and nothing has come back."),
            Demand = new("立即退款并补偿。", "Refund at once, with compensation."),
            Plan = new("当日清机核对长款，确认后直接退回客户账户。", "Count the machine's cash today and credit the account once confirmed."),
        },
        new()
        {
            Category = "SB-G-LIMIT", Product = "SB-P-DEBIT", Nature = "operation", Department = SampleBank.Operations,
            Ask = new("我的卡每天只能转{amount}元，可以调高一点吗？", "I can only transfer {amount} yuan a day. Can the limit be raised?"),
            Answer = new("提额需要核实用途，请到网点或通过视频柜员办理。", "We need to check the purpose; please come to a branch or use the video teller."),
            Note = new("客户申请提高非柜面转账限额，现为{amount}元每日。", "Customer asks to raise the daily transfer limit of {amount} yuan."),
            Result = new("已告知提额条件与办理渠道。", "Told the conditions and where to apply."),
            Matter = new("账户突然被降额到每日{amount}元，没有任何通知。", "My limit was cut to {amount} yuan a day without any notice."),
            Demand = new("恢复原限额并说明依据。", "Restore the limit and state the ground."),
            Plan = new("复核风险等级，符合条件恢复限额，向客户说明依据。", "Review the risk class, restore the limit if possible, explain the ground."),
        },
        new()
        {
            Category = "SB-G-FX", Product = "SB-P-FX", Nature = "operation", Department = SampleBank.Operations,
            Ask = new("给孩子汇学费，折合{amount}元，需要准备哪些材料？", "I want to remit tuition of about {amount} yuan abroad. Which papers do I need?"),
            Answer = new("请带录取通知书和缴费单，也可以在手机银行上传。", "Please bring the letter of admission and the bill, or upload them in the app."),
            Note = new("客户咨询境外学费汇款材料与手续费，金额{amount}元。", "Customer asks for papers and fees of a tuition remittance of {amount} yuan."),
            Result = new("告知所需材料、汇率与到账时间。", "Told the papers, the rate and the time it takes."),
            Matter = new("境外汇款被退回，手续费{amount}元不退，材料要求前后说法不一。", "A remittance was returned, the fee of {amount} yuan is kept, and I was told different things about the papers."),
            Demand = new("退还手续费并一次性告知材料清单。", "Refund the fee and give one list of papers."),
            Plan = new("核对退汇原因，属我行原因退还费用，提供书面清单。", "Find why it was returned, refund if it was our fault, give a written list."),
        },
        new()
        {
            Category = "SB-G-PRIVACY", Product = "SB-P-COUNTER", Nature = "privacy", Department = SampleBank.Retail,
            Ask = new("为什么总有人打电话推销贷款，知道我在你们这里存了{amount}元？", "Why do people call me about loans and know that I hold {amount} yuan with you?"),
            Answer = new("我马上为您登记不再接收营销，并请专人核查信息来源。", "I note at once that you want no marketing and have the source looked into."),
            Note = new("客户反映频繁接到营销电话，要求停止并核查信息来源。", "Customer reports marketing calls, wants them stopped and the source found."),
            Result = new("已登记拒绝营销并转专人核查。", "Refusal of marketing noted and passed on for checking."),
            Matter = new("怀疑个人信息被泄露，营销电话能说出我的存款金额{amount}元。", "I believe my data leaked: a caller knew my deposit of {amount} yuan."),
            Demand = new("查清信息泄露环节并停止营销。", "Find the leak and stop the marketing."),
            Plan = new("核查近三个月的查询日志，向客户反馈结果并停止营销外呼。", "Check the access log of three months, tell the customer, stop the marketing calls."),
        },
    ];
}
