using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>Issued digests, as they were printed.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_22_Digests")]
internal sealed class DigestTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "digests",
            table => new
            {
                period = table.Column<string>(maxLength: 10, nullable: false),
                version = table.Column<int>(nullable: false),
                issued_at = table.Column<long>(nullable: false),
                model = table.Column<string>(nullable: false),
                sha256 = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_digests", row => new { row.period, row.version });
            });

        migrationBuilder.CreateIndex("ix_digests_issued_at", "digests", ["issued_at"]);
    }
}
