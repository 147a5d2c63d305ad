import 'drizzle-orm';
import 'graphql';
