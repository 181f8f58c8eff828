using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>The ledger of job windows.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_03_Jobs")]
internal sealed class JobTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "job_windows",
            table => new
            {
                job = table.Column<string>(maxLength: 100, nullable: false),
                source = table.Column<string>(maxLength: 200, nullable: false),
                from_at = table.Column<long>(nullable: false),
                until_at = table.Column<long>(nullable: false),
                state = table.Column<string>(maxLength: 40, nullable: false),
                worker = table.Column<string>(maxLength: 100, nullable: true),
                lease_until = table.Column<long>(nullable: true),
                fence = table.Column<long>(nullable: false),
                attempts = table.Column<int>(nullable: false),
                started_at = table.Column<long>(nullable: false),
                finished_at = table.Column<long>(nullable: true),
                is_caught_up = table.Column<bool>(nullable: false),
                counts = table.Column<string>(nullable: false),
                error = table.Column<string>(nullable: true),
                requested_by = table.Column<string>(maxLength: 100, nullable: true),
                approved_by = table.Column<string>(maxLength: 100, nullable: true),
                reason = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_job_windows", row => new { row.job, row.source, row.from_at });
            });

        migrationBuilder.CreateIndex("ix_job_windows_until_at", "job_windows", ["until_at"]);
    }
}
