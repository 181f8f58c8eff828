using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>Rectification notices, and documents with their hashes.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_21_Rectification")]
internal sealed class RectificationTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "evidence_documents",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                subject = table.Column<string>(maxLength: 200, nullable: false),
                name = table.Column<string>(maxLength: 260, nullable: false),
                content_type = table.Column<string>(maxLength: 100, nullable: false),
                size = table.Column<long>(nullable: false),
                sha256 = table.Column<string>(maxLength: 64, nullable: false),
                effective_on = table.Column<DateOnly>(nullable: true),
                received_at = table.Column<long>(nullable: false),
                collected_by = table.Column<string>(maxLength: 100, nullable: false),
                @sealed = table.Column<byte[]>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_evidence_documents", row => row.id);
            });

        migrationBuilder.CreateTable(
            "notices",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                key = table.Column<string>(nullable: false),
                number = table.Column<string>(maxLength: 80, nullable: true),
                rule_id = table.Column<string>(maxLength: 80, nullable: false),
                severity = table.Column<string>(maxLength: 40, nullable: false),
                unit = table.Column<string>(nullable: true),
                agent = table.Column<string>(nullable: true),
                collective = table.Column<bool>(nullable: false),
                state = table.Column<string>(maxLength: 40, nullable: false),
                members = table.Column<int>(nullable: false),
                drafted_at = table.Column<long>(nullable: false),
                issued_at = table.Column<long>(nullable: true),
                original_due_at = table.Column<long>(nullable: true),
                due_at = table.Column<long>(nullable: true),
                next_duty = table.Column<string>(maxLength: 40, nullable: true),
                next_by = table.Column<long>(nullable: true),
                rounds = table.Column<int>(nullable: false),
                submitted_at = table.Column<long>(nullable: true),
                overdue_since = table.Column<long>(nullable: true),
                escalation = table.Column<string>(maxLength: 40, nullable: false),
                closed_at = table.Column<long>(nullable: true),
                watch_until = table.Column<long>(nullable: true),
                accountability_by = table.Column<long>(nullable: true),
                recurrence_of = table.Column<string>(nullable: true),
                revision = table.Column<int>(nullable: false),
                body = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_notices", row => row.id);
            });

        migrationBuilder.CreateIndex("ix_evidence_documents_sha256", "evidence_documents", ["sha256"]);
        migrationBuilder.CreateIndex("ix_evidence_documents_subject", "evidence_documents", ["subject"]);
        migrationBuilder.CreateIndex("ix_notices_issued_at", "notices", ["issued_at"]);
        migrationBuilder.CreateIndex("ix_notices_key_draft", "notices", ["key"], unique: true, filter: "state = 'Draft'");
        migrationBuilder.CreateIndex("ix_notices_number", "notices", ["number"], unique: true);
        migrationBuilder.CreateIndex("ix_notices_rule_id_unit", "notices", ["rule_id", "unit"]);
        migrationBuilder.CreateIndex("ix_notices_state_next_by", "notices", ["state", "next_by"]);
    }
}
