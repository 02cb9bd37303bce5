/**
 * `npm run etl -- <command>`. Commands that write the data are the ETL's; the one that writes documents reads what is
 * published, as the server does. Neither knows the other: this file alone leads to both, and loads one.
 */
if (process.argv[2] === 'syntheses') await import('./server/start/syntheses.ts')
else await import('./etl/cli.ts')
