using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>Violations, the verdicts behind them with their history, and the numbers given out.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_20_Violations")]
internal sealed class ViolationTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "serials",
            table => new
            {
                name = table.Column<string>(maxLength: 100, nullable: false),
                last = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_serials", row => row.name);
            });

        migrationBuilder.CreateTable(
            "verdicts",
            table => new
            {
                id = table.Column<long>(nullable: false).Counted(),
                identity = table.Column<string>(nullable: false),
                rule_id = table.Column<string>(maxLength: 80, nullable: false),
                rule_version = table.Column<int>(nullable: false),
                clock = table.Column<string>(maxLength: 80, nullable: false),
                subject = table.Column<string>(nullable: false),
                trigger = table.Column<string>(nullable: false),
                member = table.Column<string>(nullable: true),
                kind = table.Column<string>(maxLength: 40, nullable: false),
                severity = table.Column<string>(maxLength: 40, nullable: false),
                unit = table.Column<string>(nullable: true),
                agent = table.Column<string>(nullable: true),
                trigger_at = table.Column<long>(nullable: false),
                due_at = table.Column<long>(nullable: true),
                provisional = table.Column<bool>(nullable: false),
                counting = table.Column<string>(maxLength: 10, nullable: true),
                decided_at = table.Column<long>(nullable: true),
                discharged_at = table.Column<long>(nullable: true),
                late_ms = table.Column<long>(nullable: true),
                reason = table.Column<string>(nullable: true),
                known_from = table.Column<long>(nullable: false),
                known_until = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_verdicts", row => row.id);
            });

        migrationBuilder.CreateTable(
            "violations",
            table => new
            {
                number = table.Column<string>(maxLength: 30, nullable: false),
                identity = table.Column<string>(nullable: false),
                rule_id = table.Column<string>(maxLength: 80, nullable: false),
                rule_version = table.Column<int>(nullable: false),
                clock = table.Column<string>(maxLength: 80, nullable: false),
                subject = table.Column<string>(nullable: false),
                severity = table.Column<string>(maxLength: 40, nullable: false),
                unit = table.Column<string>(nullable: true),
                agent = table.Column<string>(nullable: true),
                trigger_at = table.Column<long>(nullable: false),
                due_at = table.Column<long>(nullable: true),
                occurred_at = table.Column<long>(nullable: false),
                occurred_on = table.Column<DateOnly>(nullable: false),
                discharged_at = table.Column<long>(nullable: true),
                late_ms = table.Column<long>(nullable: true),
                state = table.Column<string>(maxLength: 40, nullable: false),
                raised_at = table.Column<long>(nullable: false),
                confirm_by = table.Column<long>(nullable: false),
                reviewed_at = table.Column<long>(nullable: true),
                reviewed_by = table.Column<string>(nullable: true),
                dismissal = table.Column<string>(maxLength: 40, nullable: true),
                note = table.Column<string>(nullable: true),
                waiver = table.Column<string>(nullable: true),
                withdrawal = table.Column<string>(maxLength: 40, nullable: true),
                withdrawn_at = table.Column<long>(nullable: true),
                notice_id = table.Column<Guid>(nullable: true),
                linked_to = table.Column<string>(nullable: true),
                revision = table.Column<int>(nullable: false),
                verdict = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_violations", row => row.number);
            });

        migrationBuilder.CreateIndex("ix_verdicts_identity_current", "verdicts", ["identity"], unique: true, filter: "known_until IS NULL");
        migrationBuilder.CreateIndex("ix_verdicts_kind_due_at_current", "verdicts", ["kind", "due_at"], filter: "known_until IS NULL");
        migrationBuilder.CreateIndex("ix_verdicts_subject", "verdicts", ["subject"]);
        migrationBuilder.CreateIndex("ix_violations_identity", "violations", ["identity"], unique: true);
        migrationBuilder.CreateIndex("ix_violations_notice_id", "violations", ["notice_id"]);
        migrationBuilder.CreateIndex("ix_violations_occurred_on_state", "violations", ["occurred_on", "state"]);
        migrationBuilder.CreateIndex("ix_violations_rule_id_unit", "violations", ["rule_id", "unit"]);
        migrationBuilder.CreateIndex("ix_violations_state_confirm_by", "violations", ["state", "confirm_by"]);
        migrationBuilder.CreateIndex("ix_violations_subject", "violations", ["subject"]);
    }
}
