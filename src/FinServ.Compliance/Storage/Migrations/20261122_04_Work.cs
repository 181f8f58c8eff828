using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>Subjects to evaluate, instants that come, and how far intake is.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_04_Work")]
internal sealed class WorkTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "due_subjects",
            table => new
            {
                rule = table.Column<string>(maxLength: 100, nullable: false),
                kind = table.Column<string>(maxLength: 40, nullable: false),
                key = table.Column<string>(maxLength: 400, nullable: false),
                due_at = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_due_subjects", row => new { row.kind, row.key, row.rule });
            });

        migrationBuilder.CreateTable(
            "intake_checkpoints",
            table => new
            {
                source = table.Column<string>(maxLength: 200, nullable: false),
                file = table.Column<string>(maxLength: 400, nullable: false),
                content = table.Column<string>(maxLength: 64, nullable: false),
                position = table.Column<long>(nullable: false),
                is_finished = table.Column<bool>(nullable: false),
                read = table.Column<long>(nullable: false),
                accepted = table.Column<long>(nullable: false),
                duplicate = table.Column<long>(nullable: false),
                superseded = table.Column<long>(nullable: false),
                quarantined = table.Column<long>(nullable: false),
                notes = table.Column<string>(nullable: false),
                started_at = table.Column<long>(nullable: false),
                updated_at = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_intake_checkpoints", row => new { row.source, row.file });
            });

        migrationBuilder.CreateTable(
            "touched_subjects",
            table => new
            {
                kind = table.Column<string>(maxLength: 40, nullable: false),
                key = table.Column<string>(maxLength: 400, nullable: false),
                since = table.Column<long>(nullable: false),
                touches = table.Column<long>(nullable: false),
                fence = table.Column<long>(nullable: false),
                lease_until = table.Column<long>(nullable: true),
                worker = table.Column<string>(maxLength: 100, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_touched_subjects", row => new { row.kind, row.key });
            });

        migrationBuilder.CreateIndex("ix_due_subjects_due_at", "due_subjects", ["due_at"]);
        migrationBuilder.CreateIndex("ix_touched_subjects_since", "touched_subjects", ["since"]);
    }
}
